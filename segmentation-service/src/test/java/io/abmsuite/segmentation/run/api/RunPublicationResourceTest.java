package io.abmsuite.segmentation.run.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class RunPublicationResourceTest {

    private static final String JANUARY = "{'policy': 'monthly', 'asOf': '2026-01-15'}";
    private static final String YEAR_BEFORE = "{'policy': 'monthly', 'asOf': '2025-01-15'}";

    private ExampleLedger ledger;

    @BeforeEach
    void feed() {
        ledger = ExampleLedger.feed();
    }

    @Test
    void rollsBackToAnEarlierRunAndTellsEverybody() {
        String january = completed(JANUARY);
        List<List<Object>> before = published();
        completed(YEAR_BEFORE);
        assertThat(published()).isNotEqualTo(before);

        publish(january, "seen too few sales").statusCode(200).body("id", equalTo(january));

        assertThat(published()).isEqualTo(before);
        reader().get("/v1/classes/code:A07")
                .then()
                .body("run.id", equalTo(january))
                .body("published.cell", equalTo("BY"));
        reader().get("/v1/classes/code:A07/history")
                .then()
                .body("items.cause", contains("ROLL_BACK", "RUN", "RUN"))
                .body("items[0].reason", equalTo("seen too few sales"))
                .body("items[0].actor", equalTo("tester"));
        reader().get("/v1/publications")
                .then()
                .statusCode(200)
                .body("items.kind", contains("ROLL_BACK", "RUN", "RUN"))
                .body("items.number", contains(3, 2, 1))
                .body("items[0].runId", equalTo(january))
                .body("items[0].counts.accounts", equalTo(14));
        String id = reader().get("/v1/publications").path("items[0].id");
        reader().get("/v1/publications/" + id).then().statusCode(200).body("reason", equalTo("seen too few sales"));
        assertThat(Database.query(
                        "select reason from audit_entry where action = 'publishRun' and object_id = ? and reason is not null",
                        january))
                .containsExactly(List.of("seen too few sales"));
        try (EventProbe segments = EventProbe.on("abm.segments")) {
            String key = ledger.idOf("A07").toString();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(segments.of(key))
                            .anySatisfy(seen -> assertThat(seen.payload()).contains("\"cause\":\"ROLL_BACK\"")));
        }
    }

    @Test
    void publishesARunThatWasKeptBack() {
        String run = completed("{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false}");
        reader().get("/v1/classes").then().body("items", hasSize(0));

        publish(run, "looked at").statusCode(200).body("published", equalTo(true));

        reader().get("/v1/classes").then().body("items", hasSize(14));
        reader().get("/v1/publications/" + run).then().statusCode(200).body("kind", equalTo("RUN"));
        publish(run, "and again").statusCode(200);
        reader().get("/v1/publications").then().body("items.kind", contains("ROLL_BACK", "RUN"));
    }

    @Test
    void refusesWhatCannotBe() {
        String whatIf = completed("{'policy': 'monthly', 'asOf': '2026-01-15', 'parameters': {'x_limit': 0.3}}");
        publish(whatIf, "why not").statusCode(422).body("code", equalTo("RUN_NOT_PUBLISHABLE"));
        publish(UUID.randomUUID().toString(), "why not").statusCode(404).body("code", equalTo("RUN_NOT_FOUND"));
        String run = completed(JANUARY);
        publish(run, " ").statusCode(422);
        Database.update("update run set results = 'EXPIRED', expired_at = now() where id = cast(? as uuid)", run);
        publish(run, "why not").statusCode(409).body("code", equalTo("RESULTS_EXPIRED"));
        reader().get("/v1/publications/" + UUID.randomUUID()).then().statusCode(404);
        reader().get("/v1/publications?size=3").then().statusCode(400);
    }

    @Test
    void nothingIsPublishedByHandWhileClassesFollowTheSales() {
        String run = completed(JANUARY);
        Database.update("""
                insert into publishing (id, policy, version, mode, publishes, cadence_ms, confirm_runs, changed_at, changed_by)
                values (gen_random_uuid(), 'standard', 1, 'LIVE', true, 3600000, 1, now(), 'test')
                """);

        publish(run, "why not").statusCode(409).body("code", equalTo("POLICY_IS_LIVE"));
        io.abmsuite.segmentation.testing.Runs.start(JANUARY).statusCode(409).body("code", equalTo("POLICY_IS_LIVE"));
        Database.update("delete from publishing");
        publish(run, "live mode has ended").statusCode(200);
    }

    @Test
    void needsItsRole() {
        String path = "/v1/runs/" + UUID.randomUUID() + "/publish";
        given().contentType(ContentType.JSON).body("{}").post(path).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("segments:run"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(403);
    }

    private static List<List<Object>> published() {
        return Database.query("""
                select account_code, abc_class, xyz_class, lifecycle, total, month_totals from account_class order by account_code
                """);
    }

    private static ValidatableResponse publish(String run, String reason) {
        return given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"" + reason + "\"}")
                .post("/v1/runs/" + run + "/publish")
                .then();
    }
}
