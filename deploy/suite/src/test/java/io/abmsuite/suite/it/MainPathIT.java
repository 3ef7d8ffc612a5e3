package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.demo.SampleCompany;
import io.abmsuite.suite.launch.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The main path over the packaged suite: files in, classes, an audience that follows, a touch seen on the account. */
class MainPathIT {

    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(30);

    private TestSuite suite;
    private Api anna;

    @BeforeEach
    void start() {
        suite = TestSuite.start();
        anna = suite.api("anna");
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    @Test
    void leadsFromFilesToATouchSeenOnTheAccount() {
        new SampleCompany().write(suite.folder());
        for (String kind : List.of("accounts", "contacts", "sales")) {
            JsonNode job = suite.importing().run(kind, suite.folder().resolve(kind + ".csv"), "demo");
            assertThat(job.path("status").asText()).isEqualTo("COMPLETED");
            if (!kind.equals("contacts")) {
                suite.importing().awaitApplied(job);
            }
        }
        JsonNode run = suite.segment(SampleCompany.LAST_DAY.toString());
        String hash = run.path("outputHash").asText();
        String campaign = activeCampaign();
        awaitAudience(campaign, germansInAxOrBx(run));

        String unhappy = anna.get(Service.CAMPAIGNS, campaign + "/audience?status=IN")
                .path("items")
                .get(0)
                .path("accountCode")
                .asText();
        String feedback = complain(unhappy);
        awaitStatus(campaign, unhappy, "HELD_OUT");
        resolve(feedback);
        awaitStatus(campaign, unhappy, "IN");

        deliverATouch(campaign);

        JsonNode earlier = suite.segment("2025-12-31");
        assertThat(earlier.path("outputHash").asText()).isNotEqualTo(hash);
        awaitAudience(campaign, germansInAxOrBx(earlier));
        suite.importing().run("sales", suite.folder().resolve("sales.csv"), "demo");
        assertThat(suite.segment(SampleCompany.LAST_DAY.toString())
                        .path("outputHash")
                        .asText())
                .isEqualTo(hash);
    }

    private String activeCampaign() {
        JsonNode campaign = anna.post(
                Service.CAMPAIGNS,
                "/v1/campaigns",
                Map.of(
                        "name",
                        "Steady accounts in Germany",
                        "tier",
                        "ONE_TO_FEW",
                        "audience",
                        Map.of("cells", List.of("AX", "BX"), "countries", List.of("DE")),
                        "content",
                        Map.of("text", "Dear friends in Germany")));
        String path = "/v1/campaigns/" + campaign.path("id").asText();
        anna.post(Service.CAMPAIGNS, path + "/submit", Map.of());
        suite.api("boris").post(Service.CAMPAIGNS, path + "/approve", Map.of());
        anna.post(Service.CAMPAIGNS, path + "/activate", Map.of());
        return path;
    }

    private String complain(String account) {
        return anna.post(
                        Service.ACCOUNTS,
                        "/v1/feedback",
                        Map.of(
                                "account", "code:" + account,
                                "kind", "COMPLAINT",
                                "cause", "QUALITY",
                                "severity", "HIGH",
                                "text", "late again"))
                .path("id")
                .asText();
    }

    private void resolve(String feedback) {
        String path = "/v1/feedback/" + feedback;
        anna.post(Service.ACCOUNTS, path + "/acknowledge", Map.of());
        anna.post(Service.ACCOUNTS, path + "/start", Map.of());
        anna.post(Service.ACCOUNTS, path + "/resolve", Map.of("answer", "a new box is on its way"));
    }

    private void deliverATouch(String campaign) {
        String id = campaign.substring(campaign.lastIndexOf('/') + 1);
        JsonNode touch = anna.get(Service.CAMPAIGNS, "/v1/touches?status=due&limit=1&campaign=" + id)
                .path("items")
                .get(0);
        anna.post(
                Service.CAMPAIGNS,
                "/v1/touches/" + touch.path("id").asText() + "/outcome",
                Map.of("outcome", "DELIVERED"));
        String account = "/v1/accounts/code:" + touch.path("accountCode").asText();
        await().atMost(FOLLOWS_WITHIN)
                .untilAsserted(() -> assertThat(anna.get(Service.ACCOUNTS, account)
                                .path("engagements")
                                .path("lastKind")
                                .asText())
                        .isEqualTo("DELIVERED"));
        assertThat(anna.get(Service.ACCOUNTS, account)
                        .path("publishedClass")
                        .path("cell")
                        .asText())
                .isIn("AX", "BX");
    }

    private List<String> germansInAxOrBx(JsonNode run) {
        List<String> codes = new ArrayList<>();
        for (JsonNode result :
                all(Service.SEGMENTATION, "/v1/runs/" + run.path("id").asText() + "/results?limit=200")) {
            String code = result.path("accountCode").asText();
            if (List.of("AX", "BX").contains(result.path("cell").asText())
                    && anna.get(Service.ACCOUNTS, "/v1/accounts/code:" + code)
                            .path("country")
                            .asText()
                            .equals("Germany")) {
                codes.add(code);
            }
        }
        return codes;
    }

    private void awaitAudience(String campaign, List<String> expected) {
        await().atMost(FOLLOWS_WITHIN)
                .untilAsserted(
                        () -> assertThat(audience(campaign).keySet()).containsExactlyInAnyOrderElementsOf(expected));
    }

    private void awaitStatus(String campaign, String account, String status) {
        await().atMost(FOLLOWS_WITHIN)
                .untilAsserted(() -> assertThat(audience(campaign)).containsEntry(account, status));
    }

    private Map<String, String> audience(String campaign) {
        Map<String, String> members = new TreeMap<>();
        all(Service.CAMPAIGNS, campaign + "/audience?limit=200")
                .forEach(member -> members.put(
                        member.path("accountCode").asText(),
                        member.path("status").asText()));
        return members;
    }

    private List<JsonNode> all(Service service, String path) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = anna.get(service, path);
        page.path("items").forEach(items::add);
        while (page.path("nextCursor").isTextual()) {
            page = anna.get(service, path + "&cursor=" + page.path("nextCursor").asText());
            page.path("items").forEach(items::add);
        }
        return items;
    }
}
