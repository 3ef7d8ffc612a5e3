package io.abmsuite.campaigns.touch;

import static io.abmsuite.campaigns.Campaigns.anna;
import static io.abmsuite.campaigns.Facts.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.campaigns.Campaigns;
import io.abmsuite.campaigns.Facts;
import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class TouchTest {

    private final Facts facts = new Facts();
    private final String tag = "t" + UUID.randomUUID();

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void handsOutOneTouchPerContactWithItsText() {
        UUID account = facts.account("Acme", "Germany", tag);
        facts.contact(account, "Maria Example");
        facts.contact(account, "");
        String campaign = Campaigns.draft("{\"tags\":[\"" + tag + "\"]}");
        assertThat(due(campaign)).isEmpty();

        Campaigns.activate(campaign);

        List<Map<String, Object>> touches = awaitDue(campaign, 2);
        assertThat(touches)
                .extracting(touch -> touch.get("text"))
                .containsExactlyInAnyOrder(
                        "Dear Maria Example, greetings to Berlin.", "Dear Sir or Madam, greetings to Berlin.");
        assertThat(touches).extracting(touch -> touch.get("subject")).containsOnly("For Acme");
    }

    @Test
    void givesNothingOutWhileHeldOutOrPaused() {
        UUID account = facts.account("Acme", "Germany", tag);
        facts.contact(account, "Maria Example");
        String campaign = Campaigns.draft("{\"tags\":[\"" + tag + "\"]}");
        Campaigns.activate(campaign);
        awaitDue(campaign, 1);
        UUID complaint = UUID.randomUUID();

        facts.complaint(complaint, account, 1, true);
        awaitDue(campaign, 0);
        facts.complaint(complaint, account, 2, false);
        awaitDue(campaign, 1);
        Campaigns.move(anna(), campaign, "pause").statusCode(200);
        awaitDue(campaign, 0);
        Campaigns.move(anna(), campaign, "resume").statusCode(200);
        awaitDue(campaign, 1);
    }

    @Test
    void tellsTheOutcomeOnce() {
        UUID account = facts.account("Acme", "Germany", tag);
        facts.contact(account, "Maria Example");
        String campaign = Campaigns.draft("{\"tags\":[\"" + tag + "\"]}");
        Campaigns.activate(campaign);
        String touch = (String) awaitDue(campaign, 1).get(0).get("id");

        anna().body("{\"outcome\":\"FAILED\"}")
                .post("/v1/touches/" + touch + "/outcome")
                .then()
                .statusCode(422);
        anna().body("{\"outcome\":\"EATEN\"}")
                .post("/v1/touches/" + touch + "/outcome")
                .then()
                .statusCode(422);
        anna().body("{\"outcome\":\"DELIVERED\",\"x\":1}")
                .post("/v1/touches/" + touch + "/outcome")
                .then()
                .statusCode(400);
        anna().body("{\"outcome\":\"DELIVERED\",\"occurredAt\":\"2026-02-01T09:00:00Z\"}")
                .post("/v1/touches/" + touch + "/outcome")
                .then()
                .statusCode(200)
                .body("status", equalTo("DELIVERED"))
                .body("handledBy", equalTo("anna"))
                .body("text", equalTo("Dear Maria Example, greetings to Berlin."));
        anna().body("{\"outcome\":\"SKIPPED\",\"reason\":\"x\"}")
                .post("/v1/touches/" + touch + "/outcome")
                .then()
                .statusCode(409)
                .body("context.state", equalTo("DELIVERED"));

        assertThat(due(campaign)).isEmpty();
        try (EventProbe probe = EventProbe.on("abm.engagements")) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(probe.of(account.toString())).hasSize(1));
            String payload = probe.payloads(account.toString()).get(0);
            ContractExamples.assertValid("abm.engagements", "EngagementV1", payload);
            assertThat(payload).contains("\"kind\":\"DELIVERED\"", "\"occurredAt\":\"2026-02-01T09:00:00Z\"");
        }
    }

    @Test
    void plansTouchesOfTheFuture() {
        UUID account = facts.account("Acme", "Germany", tag);
        facts.contact(account, "Maria Example");
        Facts.awaitAccount(account);
        String campaign = Campaigns.draft("{\"tags\":[\"" + tag + "\"]}");
        anna().contentType("application/merge-patch+json")
                .body("{\"startsOn\":\"2999-01-01\"}")
                .header("If-Match", "*")
                .patch("/v1/campaigns/" + campaign)
                .then()
                .statusCode(200);
        Campaigns.activate(campaign);

        await().atMost(PATIENCE)
                .untilAsserted(() -> anna().get("/v1/touches?status=planned&campaign=" + campaign)
                        .then()
                        .body("items.dueOn", contains("2999-01-01")));
        String touch =
                anna().get("/v1/touches?campaign=" + campaign).then().extract().path("items[0].id");
        anna().body("{\"outcome\":\"DELIVERED\"}")
                .post("/v1/touches/" + touch + "/outcome")
                .then()
                .statusCode(409);
    }

    @Test
    void asksForTheRole() {
        given().get("/v1/touches").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("campaigns:read"))
                .get("/v1/touches")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("campaigns:read"))
                .contentType(ContentType.JSON)
                .body("{\"outcome\":\"DELIVERED\"}")
                .post("/v1/touches/" + UUID.randomUUID() + "/outcome")
                .then()
                .statusCode(403);
        anna().body("{\"outcome\":\"DELIVERED\"}")
                .post("/v1/touches/" + UUID.randomUUID() + "/outcome")
                .then()
                .statusCode(404);
        anna().get("/v1/touches?status=dreamt").then().statusCode(400);
    }

    private static List<Map<String, Object>> due(String campaign) {
        JsonPath page = anna().get("/v1/touches?status=due&campaign=" + campaign)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return page.getList("items");
    }

    private static List<Map<String, Object>> awaitDue(String campaign, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(due(campaign)).hasSize(count));
        return due(campaign);
    }
}
