package io.abmsuite.campaigns.api;

import static io.abmsuite.campaigns.Campaigns.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.campaigns.Campaigns;
import io.abmsuite.campaigns.Facts;
import io.abmsuite.platform.testing.AuditedOperations;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AuditedOperationsTest {

    private static final String REASON = "{\"reason\":\"because\"}";

    private final String tag = "t" + UUID.randomUUID();
    private final String audience = "{\"tags\":[\"" + tag + "\"]}";

    @Test
    void everyChangeLeavesExactlyOneEntry() {
        String campaign = Campaigns.draft(audience);
        String path = "/v1/campaigns/" + campaign;
        AuditedOperations operations = new AuditedOperations()
                .with(
                        "draftCampaign",
                        call -> call.body(Campaigns.body("c-" + UUID.randomUUID(), audience))
                                .post("/v1/campaigns"))
                .with(
                        "changeCampaign",
                        call -> call.contentType("application/merge-patch+json")
                                .body("{\"objective\":\"more meetings\"}")
                                .patch(path))
                .with("submitCampaign", call -> call.post(path + "/submit"))
                .with("returnCampaign", call -> call.body(REASON).post(path + "/return"))
                .with("approveCampaign", call -> approvedBySomebodyElse(call, path))
                .with("reviseCampaign", call -> call.body(REASON).post(path + "/revise"))
                .with("activateCampaign", call -> call.post("/v1/campaigns/" + approved() + "/activate"))
                .with("pauseCampaign", call -> call.body(REASON).post("/v1/campaigns/" + active() + "/pause"))
                .with("resumeCampaign", call -> call.post("/v1/campaigns/" + paused() + "/resume"))
                .with("completeCampaign", call -> call.post("/v1/campaigns/" + active() + "/complete"))
                .with("cancelCampaign", call -> call.body(REASON).post("/v1/campaigns/" + active() + "/cancel"))
                .with(
                        "reportOutcome",
                        call -> call.body("{\"outcome\":\"DELIVERED\"}")
                                .post("/v1/touches/" + dueTouch() + "/outcome"));

        assertThat(operations.faults()).isEmpty();
    }

    private static Response approvedBySomebodyElse(RequestSpecification call, String path) {
        anna().post(path + "/submit").then().statusCode(200);
        return call.auth().oauth2(Tokens.as("boss", "campaigns:approve")).post(path + "/approve");
    }

    private String approved() {
        String id = Campaigns.draft(audience);
        anna().post("/v1/campaigns/" + id + "/submit").then().statusCode(200);
        Campaigns.boss().post("/v1/campaigns/" + id + "/approve").then().statusCode(200);
        return id;
    }

    private String active() {
        String id = Campaigns.draft(audience);
        Campaigns.activate(id);
        return id;
    }

    private String paused() {
        String id = active();
        Campaigns.move(anna(), id, "pause").statusCode(200);
        return id;
    }

    private String dueTouch() {
        try (Facts facts = new Facts()) {
            UUID account = facts.account("Audited", "Germany", tag);
            facts.contact(account, "Maria Example");
        }
        String due = "/v1/touches?status=due&campaign=" + active();
        await().atMost(Facts.PATIENCE)
                .untilAsserted(() -> assertThat(touches(due)).isNotEmpty());
        return touches(due).get(0);
    }

    private static List<String> touches(String due) {
        return anna().get(due).then().statusCode(200).extract().path("items.id");
    }
}
