package io.abmsuite.segmentation.run;

import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.abmsuite.segmentation.testing.Runs.start;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.LiveClasses;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More accounts than the heap holds are refused by runs, what-ifs and live mode, which all go on working. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class PortfolioMemoryTest {

    /** Ten years of weeks are what an account takes most with. */
    private static final String WEEKS = "{'granularity': 'week', 'periods': 520}";

    /** Each needs more than 4,500 bytes over that many weeks. */
    private static final int ACCOUNTS = (int) (Runtime.getRuntime().maxMemory() / 4_500);

    @BeforeEach
    void fill() {
        ExampleLedger.empty();
        Database.update("update ledger_position set n = n + 1");
        Database.update("""
                insert into account (account_id, code, version, position)
                select md5('account-' || i)::uuid, 'M' || i, 1, (select n from ledger_position) from generate_series(1, ?) i
                """, ACCOUNTS);
    }

    @AfterEach
    void end() {
        LiveClasses.end();
        Database.update("delete from policy where name = 'weeks'");
        ExampleLedger.empty();
    }

    @Test
    void runsAndWhatIfsOfTooManyAccountsAreRefusedAndOthersAreNot() {
        refused(start(order("'publish': false, 'parameters': " + WEEKS)));
        refused(start(order("'publish': false, 'rollUp': true, 'parameters': " + WEEKS)));
        refused(whatIf(order("'parameters': " + WEEKS)));

        whatIf(order("'parameters': {'periods': 12}")).statusCode(200).body("portfolio.accounts", equalTo(ACCOUNTS));
    }

    @Test
    void liveModeSaysThatTheAccountsDoNotFit() {
        given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType(ContentType.JSON)
                .body(("{'name': 'weeks', 'parameters': " + WEEKS + "}").replace('\'', '"'))
                .post("/v1/policies")
                .then()
                .statusCode(201);
        LiveClasses.goLive("weeks");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> reader().get("/v1/policies/weeks/publishing")
                        .then()
                        .body("lastProblem", containsString("do not fit into memory")));
    }

    private static String order(String more) {
        return "{'policy': 'monthly', 'asOf': '2026-01-15', " + more + "}";
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(422)
                .body("code", equalTo("PORTFOLIO_TOO_LARGE"))
                .body("detail", containsString("raise -Xmx by"))
                .body("context.count", greaterThan(0))
                .body("context.count", lessThan(ACCOUNTS));
    }

    private static ValidatableResponse whatIf(String body) {
        return given().auth()
                .oauth2(Tokens.of("segments:run"))
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/v1/what-ifs")
                .then();
    }
}
