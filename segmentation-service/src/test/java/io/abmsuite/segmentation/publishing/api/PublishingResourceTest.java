package io.abmsuite.segmentation.publishing.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class PublishingResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ExampleLedger ledger;

    @BeforeEach
    void feed() {
        ledger = ExampleLedger.feed();
    }

    @AfterEach
    void forget() {
        Database.update("delete from publishing");
    }

    @Test
    void isOnDemandUntilSomebodyChangesIt() {
        reader().get("/v1/policies/monthly/publishing")
                .then()
                .statusCode(200)
                .body("mode", equalTo("ON_DEMAND"))
                .body("confirmRuns", equalTo(1))
                .body("version", equalTo(0));

        change("monthly", "{'mode': 'SCHEDULE', 'cron': '30 5 * * 1-5', 'confirmRuns': 2}")
                .statusCode(200)
                .body("nextFire", notNullValue())
                .body("version", equalTo(1))
                .body("changedBy", equalTo("tester"));
        change("monthly", "{'mode': 'ON_DEMAND', 'cron': null}")
                .statusCode(200)
                .body("nextFire", nullValue())
                .body("cron", nullValue())
                .body("confirmRuns", equalTo(2))
                .body("version", equalTo(2));
        reader().get("/v1/policies/NONE/publishing").then().statusCode(404).body("code", equalTo("POLICY_NOT_FOUND"));
    }

    @Test
    void refusesWhatCannotBe() {
        change("monthly", "{'mode': 'SCHEDULE'}").statusCode(422).body("errors.pointer", contains("/cron"));
        change("monthly", "{'mode': 'SCHEDULE', 'cron': 'daily'}").statusCode(422);
        change("monthly", "{'mode': 'SCHEDULE', 'cron': '0 0 30 2 *'}").statusCode(422);
        change("monthly", "{'mode': 'SCHEDULE', 'cron': '61 * * * *'}").statusCode(422);
        change("monthly", "{'cadenceMillis': 10, 'confirmRuns': 0}")
                .statusCode(422)
                .body("errors.pointer.sort()", contains("/cadenceMillis", "/confirmRuns"));
        change("monthly", "{'mode': 'SOMETIMES'}").statusCode(422);
        change("monthly", "{'speed': 1}").statusCode(400);
        given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType("application/merge-patch+json")
                .body("{}")
                .patch("/v1/policies/monthly/publishing")
                .then()
                .statusCode(428);
        patch("monthly", "{\"confirmRuns\": 3}", "\"7.000000000000.x\"").statusCode(412);
    }

    @Test
    void onePolicyAtMostPublishesByItself() {
        change("monthly", "{'mode': 'SCHEDULE', 'cron': '30 5 * * *'}").statusCode(200);

        change("standard", "{'mode': 'SCHEDULE', 'cron': '30 5 * * *'}")
                .statusCode(409)
                .body("code", equalTo("OTHER_POLICY_PUBLISHES"));
        change("standard", "{'mode': 'SCHEDULE', 'cron': '30 5 * * *', 'publishes': false}")
                .statusCode(200);
        change("standard", "{'publishes': true}").statusCode(409);
        change("monthly", "{'mode': 'ON_DEMAND'}").statusCode(200);
        change("standard", "{'publishes': true}").statusCode(200);
    }

    @Test
    void aClassCountsWhenItIsConfirmed() {
        change("monthly", "{'confirmRuns': 2}").statusCode(200);
        completed("{'policy': 'monthly', 'asOf': '2025-01-15'}");
        reader().get("/v1/classes/code:A07").then().body("published.abcClass", equalTo("A"));

        completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        reader().get("/v1/classes/code:A07")
                .then()
                .body("published.abcClass", equalTo("A"))
                .body("computed.cell", equalTo("BY"))
                .body("pending.cell", equalTo("BY"))
                .body("pending.runs", equalTo(1))
                .body("pending.needed", equalTo(2));
        completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        reader().get("/v1/classes/code:A07")
                .then()
                .body("published.cell", equalTo("BY"))
                .body("pending", nullValue());
    }

    @Test
    void aTimeThatWasMissedIsMadeUpForOnce() {
        change("monthly", "{'mode': 'SCHEDULE', 'cron': '0 0 1 1 *', 'publishes': false}")
                .statusCode(200);
        Database.update("update publishing set next_fire = now() - interval '3 years' where policy = 'monthly'");

        await().atMost(PATIENCE)
                .untilAsserted(() -> reader().get("/v1/runs")
                        .then()
                        .body("items.policy", contains("monthly"))
                        .body("items[0].status", equalTo("COMPLETED")));
        reader().get("/v1/policies/monthly/publishing")
                .then()
                .body("lastFire", notNullValue())
                .body("nextFire", containsString("-01-01T00:00:00Z"))
                .body("lastProblem", nullValue());
        assertThat(Database.value("select created_by from run")).isEqualTo("schedule");
        assertThat(Database.value("select published from run")).isEqualTo(false);
    }

    @Test
    void aScheduleThatCannotBeFollowedSaysWhy() {
        ledger.add("foreign", "A01", "2026-01-02", "10", "USD");
        change("monthly", "{'mode': 'SCHEDULE', 'cron': '0 0 1 1 *'}").statusCode(200);
        Database.update("update publishing set next_fire = now() where policy = 'monthly'");

        await().atMost(PATIENCE)
                .untilAsserted(() -> reader().get("/v1/policies/monthly/publishing")
                        .then()
                        .body("lastProblem", containsString("EUR, USD"))
                        .body("lastFire", nullValue()));
        assertThat(Database.value("select count(*) from run")).isEqualTo(0L);
    }

    @Test
    void needsItsRole() {
        given().get("/v1/policies/monthly/publishing").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("accounts:read"))
                .get("/v1/policies/monthly/publishing")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("segments:run"))
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{}")
                .patch("/v1/policies/monthly/publishing")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse change(String policy, String patch) {
        String etag = reader().get("/v1/policies/" + policy + "/publishing").header("ETag");
        return patch(policy, patch.replace('\'', '"'), etag);
    }

    private static ValidatableResponse patch(String policy, String patch, String etag) {
        return given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType("application/merge-patch+json")
                .header("If-Match", etag)
                .body(patch)
                .patch("/v1/policies/" + policy + "/publishing")
                .then();
    }
}
