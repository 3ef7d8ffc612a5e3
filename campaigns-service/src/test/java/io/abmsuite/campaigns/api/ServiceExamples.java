package io.abmsuite.campaigns.api;

import static io.abmsuite.campaigns.Facts.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import io.abmsuite.campaigns.Campaigns;
import io.abmsuite.campaigns.Facts;
import io.abmsuite.platform.testing.ExampleCalls;
import io.abmsuite.platform.testing.PlatformExamples;
import java.util.UUID;

/** The examples of this service in an order in which each finds what it needs. */
final class ServiceExamples {

    private final ExampleCalls examples;

    ServiceExamples(ExampleCalls examples) {
        this.examples = examples.as("boss", "approveCampaign", "returnCampaign");
    }

    void sendAll() {
        try (Facts facts = new Facts()) {
            UUID account = facts.account("Alfreds", "Germany", "example");
            facts.contact(account, "Maria Example");
            facts.published(account, 1, "AX");
            Facts.awaitAccount(account);
        }
        String campaign = examples.send("draftCampaign").path("id");
        prepare(campaign);
        run(campaign);
        PlatformExamples.send(examples, "abm.accounts");
        examples.sendAll(Campaigns.draft("{\"cells\":[\"AX\"]}"), "cancelCampaign");
    }

    private void prepare(String campaign) {
        examples.send("listCampaigns");
        examples.sendAll(
                campaign,
                "getCampaign",
                "changeCampaign",
                "submitCampaign",
                "returnCampaign",
                "submitCampaign",
                "approveCampaign",
                "reviseCampaign",
                "submitCampaign",
                "approveCampaign",
                "activateCampaign");
    }

    private void run(String campaign) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> Campaigns.anna()
                        .queryParam("campaign", campaign)
                        .queryParam("status", "due")
                        .get("/v1/touches")
                        .then()
                        .body("items[0].id", notNullValue()));
        String touch = Campaigns.anna()
                .queryParam("campaign", campaign)
                .queryParam("status", "due")
                .get("/v1/touches")
                .path("items[0].id");
        examples.send("listTouches");
        examples.sendAll(touch, "getTouch", "reportOutcome");
        examples.sendAll(
                campaign, "listAudience", "pauseCampaign", "resumeCampaign", "completeCampaign", "listCampaignHistory");
    }
}
