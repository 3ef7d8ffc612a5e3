package io.abmsuite.segmentation.policyclass.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.Runs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The monthly policy is published; the others were run beside it. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class PolicyClassResourceTest {

    private static final String POLICIES = "/v1/classes/code:A05/policies";

    private ExampleLedger ledger;
    private String standard;
    private String monthly;
    private String classic;

    @BeforeEach
    void runs() {
        ledger = ExampleLedger.feed();
        beside("standard", "2026-01-15");
        standard = beside("standard", "2025-01-15");
        classic = beside("classic", "2026-01-15");
        monthly = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
    }

    @Test
    void showsThePublishedClassFirstAndTheNewestOfEachOtherPolicy() {
        beside("monthly", "2025-01-15");

        reader().get(POLICIES)
                .then()
                .statusCode(200)
                .body("items.policy", contains("monthly", "classic", "standard"))
                .body("items.published", contains(true, false, false))
                .body("items.run.id", contains(monthly, classic, standard))
                .body("items.run.policyVersion", contains(1, 1, 1))
                .body("items.run.asOf", contains("2026-01-15", "2026-01-15", "2025-01-15"))
                .body("items.cell", contains("BX", "BX", "BX"))
                .body("items.rank", contains(5, 5, 4))
                .body("items[0].total.amount", equalTo("24000.0000"))
                .body("items[0].total.currency", equalTo("EUR"))
                .body("items[0].share", equalTo("0.060000"))
                .body("items[0].recencyDays", equalTo(5))
                .body("items[0].flags", contains("TIE"))
                .body("nextCursor", nullValue());
    }

    @Test
    void showsWhatIsPublishedAfterTheDecisionOfAPerson() {
        given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType("application/json")
                .body("{\"kind\":\"FLOOR\",\"abcClass\":\"A\",\"reason\":\"contract\",\"until\":\""
                        + LocalDate.now(ZoneOffset.UTC).plusDays(9) + "\"}")
                .post("/v1/classes/code:A05/override")
                .then()
                .statusCode(200);

        reader().get(POLICIES).then().body("items.cell", contains("AX", "BX", "BX"));
    }

    @Test
    void runsThatAreNeverPublishedDoNotCount() {
        completed("{'policy': 'classic', 'asOf': '2026-01-15', 'parameters': {'a_limit': 99.5, 'b_limit': 99.9}}");
        completed("{'policy': 'classic', 'asOf': '2026-01-15', 'publish': false, 'rollUp': true}");
        completed("{'policy': 'classic', 'asOf': '2026-01-15', 'publish': false,"
                + " 'group': {'by': 'parent', 'value': 'code:A05'}}");
        Runs.replay(standard).statusCode(201);

        reader().get(POLICIES).then().body("items.run.id", contains(monthly, classic, standard));
    }

    @Test
    void runsWithoutResultsOrWithoutTheAccountAreLeftOut() {
        ledger.add("new", "N01", "2026-01-10", "10", "EUR");
        String later = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        Database.update("update run set results = 'EXPIRED' where id = cast(? as uuid)", classic);

        reader().get("/v1/classes/code:N01/policies").then().body("items.run.id", contains(later));
        reader().get(POLICIES).then().body("items.policy", contains("monthly", "standard"));
    }

    @Test
    void isReadPageByPage() {
        String second = reader().get(POLICIES + "?limit=1").path("nextCursor");
        String third = reader().get(POLICIES + "?limit=1&cursor=" + second).path("nextCursor");

        reader().get(POLICIES + "?limit=1").then().body("items.policy", contains("monthly"));
        reader().get(POLICIES + "?limit=1&cursor=" + second).then().body("items.policy", contains("classic"));
        reader().get(POLICIES + "?limit=1&cursor=" + third)
                .then()
                .body("items.policy", contains("standard"))
                .body("nextCursor", nullValue());
        reader().get("/v1/classes/code:A01/policies?cursor=" + second)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CURSOR"));
    }

    @Test
    void accountsOfOtherTeamsAndUnknownOnesAreNotFound() {
        ledger.team("A05", 2, "north");

        ofTeam("south").get(POLICIES).then().statusCode(404).body("code", equalTo("CLASS_NOT_FOUND"));
        ofTeam("north")
                .get(POLICIES)
                .then()
                .statusCode(200)
                .body("items.policy", contains("monthly", "classic", "standard"));
        for (String account : new String[] {"code:NONE", UUID.randomUUID().toString(), "NONE"}) {
            reader().get("/v1/classes/" + account + "/policies")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("CLASS_NOT_FOUND"));
        }
    }

    @Test
    void needsItsRole() {
        given().get(POLICIES).then().statusCode(401);
        given().auth().oauth2(Tokens.of("segments:run")).get(POLICIES).then().statusCode(403);
    }

    private static RequestSpecification ofTeam(String team) {
        return given().auth().oauth2(Tokens.ofTeams(List.of(team), "anna", "segments:read"));
    }

    private static String beside(String policy, String asOf) {
        return completed("{'policy': '" + policy + "', 'publish': false, 'asOf': '" + asOf + "'}");
    }
}
