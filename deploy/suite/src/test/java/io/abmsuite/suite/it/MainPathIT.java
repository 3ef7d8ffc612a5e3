package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.Abm;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.api.Api.RefusedException;
import io.abmsuite.suite.demo.SampleCompany;
import io.abmsuite.suite.launch.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The main path over the packaged suite, with access by team: files in, classes, an audience that follows, a touch seen on
 * the account, and a team that sees its own.
 */
class MainPathIT {

    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(30);

    private TestSuite suite;
    private Api anna;

    @BeforeEach
    void start() {
        suite = TestSuite.start(Map.of("ABM_ACCESS", "team"));
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
        aTeamSeesItsAccountsOnly(run, campaign);

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
        rebuildsFindNothing();
    }

    /** Every copy is what its topic says: a rebuild adds, changes and removes nothing. */
    private void rebuildsFindNothing() {
        Map<Service, List<String>> copies = Map.of(
                Service.ACCOUNTS, List.of("classes"),
                Service.SEGMENTATION, List.of("accounts"),
                Service.CAMPAIGNS, List.of("accounts", "contacts", "classes"));
        copies.forEach((service, names) -> names.forEach(name -> {
            assertThat(Abm.run("ops", "rebuild", service.id(), name)).isZero();
            JsonNode last = anna.get(service, "/v1/copies").path("items").findValues("lastRebuild").stream()
                    .filter(rebuild -> rebuild.path("copy").asText().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(last.path("recordsRead").asLong()).isPositive();
            assertThat(List.of(
                            last.path("rowsAdded").asLong(),
                            last.path("rowsChanged").asLong(),
                            last.path("rowsRemoved").asLong()))
                    .as(service + " " + name)
                    .containsOnly(0L);
        }));
        assertThat(Abm.run("ops", "dead-letters", "list")).isZero();
        assertThat(Abm.run("ops", "dead-letters", "replay", "--filter", "code = \"SCHEMA\""))
                .isZero();
        assertThat(Abm.run("ops", "dead-letters", "show", "accounts", "01930000-0000-7000-8000-000000000000"))
                .isEqualTo(1);
    }

    private void aTeamSeesItsAccountsOnly(JsonNode run, String campaign) {
        Api nora = suite.apiOfTeam("nora", "north");
        Set<String> northern = codes(all(anna, Service.ACCOUNTS, "/v1/accounts?limit=200&team=north"), "code");
        String foreign = anna.get(Service.ACCOUNTS, "/v1/accounts?limit=1&team=south")
                .path("items")
                .get(0)
                .path("code")
                .asText();

        assertThat(codes(all(nora, Service.ACCOUNTS, "/v1/accounts?limit=200"), "code"))
                .isNotEmpty()
                .isEqualTo(northern);
        String results = "/v1/runs/" + run.path("id").asText() + "/results?limit=200";
        assertThat(codes(all(nora, Service.SEGMENTATION, results), "accountCode"))
                .isEqualTo(northern);
        assertThat(codes(all(nora, Service.CAMPAIGNS, campaign + "/audience?limit=200"), "accountCode"))
                .isNotEmpty()
                .isSubsetOf(northern);
        assertThat(statusOf(nora, Service.ACCOUNTS, "/v1/accounts/code:" + foreign))
                .isEqualTo(404);
        assertThat(statusOf(nora, Service.SEGMENTATION, "/v1/classes/code:" + foreign))
                .isEqualTo(404);
    }

    private static int statusOf(Api caller, Service service, String path) {
        try {
            caller.get(service, path);
            return 200;
        } catch (RefusedException refused) {
            return refused.status();
        }
    }

    private static Set<String> codes(List<JsonNode> items, String field) {
        Set<String> codes = new TreeSet<>();
        items.forEach(item -> codes.add(item.path(field).asText()));
        return codes;
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
                all(anna, Service.SEGMENTATION, "/v1/runs/" + run.path("id").asText() + "/results?limit=200")) {
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
        all(anna, Service.CAMPAIGNS, campaign + "/audience?limit=200")
                .forEach(member -> members.put(
                        member.path("accountCode").asText(),
                        member.path("status").asText()));
        return members;
    }

    private static List<JsonNode> all(Api caller, Service service, String path) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = caller.get(service, path);
        page.path("items").forEach(items::add);
        while (page.path("nextCursor").isTextual()) {
            page = caller.get(
                    service, path + "&cursor=" + page.path("nextCursor").asText());
            page.path("items").forEach(items::add);
        }
        return items;
    }
}
