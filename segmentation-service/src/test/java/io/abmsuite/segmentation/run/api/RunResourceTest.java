package io.abmsuite.segmentation.run.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.queue;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.abmsuite.segmentation.testing.Runs.start;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class RunResourceTest {

    private static final String MONTHLY = "{'policy': 'monthly', 'asOf': '2026-01-15'}";

    private ExampleLedger ledger;

    @BeforeEach
    void feed() {
        ledger = ExampleLedger.feed();
    }

    @Test
    void recordsWhatItWasComputedFrom() {
        start(MONTHLY)
                .statusCode(201)
                .header("Location", containsString("/v1/runs/"))
                .body("status", equalTo("COMPLETED"))
                .body("progress", equalTo(100))
                .body("policy", equalTo("monthly"))
                .body("policyVersion", equalTo(1))
                .body("parameters.min_periods", equalTo(6))
                .body("asOf", equalTo("2026-01-15"))
                .body("currency", equalTo("EUR"))
                .body("window.start", equalTo("2025-01-01"))
                .body("window.end", equalTo("2025-12-31"))
                .body("watermark", notNullValue())
                .body("counts.accounts", equalTo(14))
                .body("counts.paying", equalTo(10))
                .body("counts.classes.A", equalTo(4))
                .body("published", equalTo(true))
                .body("createdBy", equalTo("tester"))
                .body("problem", nullValue());
    }

    @Test
    void theSameLedgerAndPolicyGiveTheSameHash() {
        String first = start(MONTHLY).extract().path("outputHash");

        start(MONTHLY).statusCode(201).body("outputHash", equalTo(first));
    }

    @Test
    void latestIsTheLastDayOfTheSales() {
        start("{'policy': 'monthly', 'asOf': 'latest'}").statusCode(201).body("asOf", equalTo("2026-01-10"));
    }

    @Test
    void isQueuedForCallersWhoDoNotWait() {
        String location = queue(MONTHLY).statusCode(202).extract().header("Location");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> reader().get(location)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("COMPLETED"))
                        .body("links.results", endsWith("/results")));
    }

    @Test
    void aWhatIfIsNotPublished() {
        completed(MONTHLY);

        start("{'policy': 'monthly', 'asOf': '2026-01-15', 'parameters': {'x_limit': 0.5, 'y_limit': 1}}")
                .statusCode(201)
                .body("whatIf", equalTo(true))
                .body("published", equalTo(false))
                .body("parameters.x_limit", equalTo(0.5f));

        reader().get("/v1/classes/code:A02").then().statusCode(200).body("published.cell", equalTo("AY"));
    }

    @Test
    void refusesOrdersThatCannotBeMet() {
        start("{'policy': 'none', 'asOf': '2026-02-30', 'publish': true, 'currency': 'USD',"
                        + " 'parameters': {'x_limit': 9, 'nothing': 1}}")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/policy",
                                "/publish",
                                "/asOf",
                                "/parameters/nothing",
                                "/parameters/x_limit",
                                "/currency"));
        start("{'policy': 'monthly', 'as_of': 'today'}").statusCode(400).body("code", equalTo("UNKNOWN_FIELD"));
        start("[]").statusCode(422);
        start("{'currency': 'euro'}").statusCode(422).body("errors.pointer", contains("/currency"));
    }

    @Test
    void refusesMixedCurrencies() {
        ledger.add("usd-1", "A01", "2025-06-01", "1", "USD");

        start(MONTHLY)
                .statusCode(422)
                .body("errors[0].code", equalTo("MIXED_CURRENCIES"))
                .body("errors[0].message", containsString("EUR, USD"));
    }

    @Test
    void tellsHowManyRowsLackTheMetric() {
        start("{'policy': 'monthly', 'asOf': '2026-01-15', 'parameters': {'metric': 'margin'}}")
                .statusCode(422)
                .body("code", equalTo("METRIC_VALUE_MISSING"))
                .body("context.count", equalTo(rowsInWindow()))
                .body("context.runId", notNullValue());
    }

    @Test
    void aLedgerWithoutSalesHasNoClasses() {
        ExampleLedger.empty();

        start("{'asOf': '2026-01-15'}")
                .statusCode(201)
                .body("counts.accounts", equalTo(0))
                .body("currency", nullValue());
        start("{'asOf': 'latest'}").statusCode(422).body("errors.code", contains("NO_SALES"));
    }

    @Test
    void listsRunsNewestFirst() {
        String older = completed(MONTHLY);
        String newer = completed(MONTHLY);

        String cursor = reader().get("/v1/runs?limit=1")
                .then()
                .statusCode(200)
                .body("items.id", contains(newer))
                .extract()
                .path("nextCursor");
        reader().get("/v1/runs?limit=1&cursor=" + cursor)
                .then()
                .body("items.id", contains(older))
                .body("nextCursor", nullValue());
    }

    @Test
    void cannotCancelWhatIsOver() {
        String run = completed(MONTHLY);

        runner().post("/v1/runs/" + run + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("RUN_MOVE_NOT_ALLOWED"))
                .body("context.state", equalTo("COMPLETED"));
    }

    @Test
    void needsItsRoles() {
        given().contentType(ContentType.JSON).body("{}").post("/v1/runs").then().statusCode(401);
        given().get("/v1/runs").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("segments:read", "segments:admin"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/runs")
                .then()
                .statusCode(403);
        runner().get("/v1/runs").then().statusCode(403);
        for (String part : List.of("", "/results", "/matrix", "/pareto", "/concentration")) {
            String path = "/v1/runs/" + UUID.randomUUID() + part;
            reader().get(path).then().statusCode(404).body("code", equalTo("RUN_NOT_FOUND"));
            given().get(path).then().statusCode(401);
        }
        reader().get("/v1/runs/none").then().statusCode(404);
        assertThat(Database.query("select id from run")).isEmpty();
    }

    private static int rowsInWindow() {
        Object rows = Database.value(
                "select count(*)::int from sale where occurred_on between '2025-01-01' and '2025-12-31'");
        return (Integer) rows;
    }

    private static RequestSpecification runner() {
        return given().auth().oauth2(Tokens.of("segments:run"));
    }
}
