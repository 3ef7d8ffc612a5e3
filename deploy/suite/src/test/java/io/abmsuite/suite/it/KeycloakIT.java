package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.api.Importing;
import io.abmsuite.suite.api.Segmenting;
import io.abmsuite.suite.demo.SampleCompany;
import io.abmsuite.suite.launch.Launcher;
import io.abmsuite.suite.launch.Service;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged suite in profile {@code prod} with the shipped realm in a real Keycloak. */
@Tag("keycloak")
class KeycloakIT {

    private static final Map<Service, String> READ = Map.of(
            Service.ACCOUNTS, "/v1/accounts?limit=1",
            Service.SEGMENTATION, "/v1/ledger",
            Service.CAMPAIGNS, "/v1/campaigns?limit=1");
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(60);

    private static KeycloakServer keycloak;
    private static KeycloakRealm realm;
    private static TestSuite suite;

    private final Http http = new Http();

    @BeforeAll
    static void start() {
        keycloak = KeycloakServer.start();
        realm = keycloak.realm();
        suite = TestSuite.start(Map.of(
                Launcher.ISSUER,
                keycloak.issuer(),
                "ABM_ACCESS",
                "team",
                "ABM_SIGNING_KEYS_REFRESH_EVERY",
                "5S",
                "QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL",
                "1S"));
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void givesUsersTheRolesAndTeamsOfTheirGroups() {
        CodeFlow nora = realm.user("nora", "/sales/north");

        String token = nora.token();

        assertThat(ForgedToken.claims(token).path("teams"))
                .isEqualTo(Http.JSON.createArrayNode().add("north"));
        assertThat(status(Service.ACCOUNTS, READ.get(Service.ACCOUNTS), token)).isEqualTo(200);
        assertThat(status(Service.CAMPAIGNS, "/v1/touches", token)).isEqualTo(403);
        assertThat(nora.withoutChallenge()).contains("error=invalid_request");
    }

    @Test
    void givesServiceClientsTheirRolesAndAllTeams() {
        String erp = realm.tokenOf("erp-connector");
        String automation = realm.tokenOf("marketing-automation");

        assertThat(ForgedToken.claims(erp).path("teams"))
                .isEqualTo(Http.JSON.createArrayNode().add("*"));
        assertThat(status(Service.CAMPAIGNS, "/v1/touches", erp)).isEqualTo(403);
        assertThat(ForgedToken.claims(automation).path("teams"))
                .isEqualTo(Http.JSON.createArrayNode().add("*"));
        assertThat(status(Service.CAMPAIGNS, "/v1/touches", automation)).isEqualTo(200);
        assertThat(status(Service.ACCOUNTS, READ.get(Service.ACCOUNTS), automation))
                .isEqualTo(403);
    }

    @Test
    void leadsFromFilesToATouchSeenOnTheAccount() {
        new SampleCompany().write(suite.folder());
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Importing importing = new Importing(api(realm.tokenOf("erp-connector")), out);
        for (String kind : List.of("accounts", "contacts", "sales")) {
            JsonNode job = importing.run(kind, suite.folder().resolve(kind + ".csv"), "erp");
            if (!kind.equals("contacts")) {
                importing.awaitApplied(job);
            }
        }
        Api author = api(realm.user("mia", "/marketing").token());
        Api approver = api(realm.user("otto", "/marketing/approvers").token());
        new Segmenting(author).run("standard", SampleCompany.LAST_DAY.toString(), Map.of());
        String campaign = "/v1/campaigns/" + draft(author);
        author.post(Service.CAMPAIGNS, campaign + "/submit", Map.of());
        approver.post(Service.CAMPAIGNS, campaign + "/approve", Map.of());
        author.post(Service.CAMPAIGNS, campaign + "/activate", Map.of());

        JsonNode touch = deliver(api(realm.tokenOf("marketing-automation")));

        Api reader = api(realm.user("lea", "/marketing").token());
        await().atMost(FOLLOWS_WITHIN)
                .untilAsserted(() -> assertThat(reader.get(
                                        Service.ACCOUNTS,
                                        "/v1/accounts/code:"
                                                + touch.path("accountCode").asText())
                                .path("engagements")
                                .path("lastKind")
                                .asText())
                        .isEqualTo("DELIVERED"));
    }

    @Test
    void refusesTokensThatAreNotOfTheRealmOrNotForTheSuite() {
        String good = realm.tokenOf("erp-connector");
        realm.addClient("other-product", List.of());

        for (Service service : Service.values()) {
            assertRefused(service, "no token", null);
            assertRefused(service, "another audience", realm.tokenOf("other-product"));
            assertRefused(service, "another realm", realm.adminToken());
            ForgedToken.allOf(good, realm.signingKey()).forEach((what, token) -> assertRefused(service, what, token));
        }
    }

    @Test
    void refusesTokensThatHaveExpired() {
        realm.addClient("short-lived", List.of("abm"));

        String token = realm.tokenOf("short-lived");

        for (Service service : Service.values()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> status(service, READ.get(service), token) == 401);
        }
    }

    @Test
    void followsTheKeysOfTheRealmWithoutARestart() {
        JsonNode oldKey = realm.signingKey();
        String oldToken = realm.user("ralf", "/operations", "/marketing").token();
        for (Service service : Service.values()) {
            assertThat(status(service, READ.get(service), oldToken)).isEqualTo(200);
        }

        realm.addKey();
        String newToken = realm.user("rita", "/operations", "/marketing").token();

        assertThat(realm.signingKey().path("kid")).isNotEqualTo(oldKey.path("kid"));
        for (Service service : Service.values()) {
            await().atMost(Duration.ofSeconds(10)).until(() -> status(service, READ.get(service), newToken) == 200);
            assertThat(status(service, READ.get(service), oldToken)).isEqualTo(200);
        }

        realm.disable(oldKey);

        for (Service service : Service.values()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> status(service, READ.get(service), oldToken) == 401);
            assertThat(status(service, READ.get(service), newToken)).isEqualTo(200);
        }
    }

    private static String draft(Api author) {
        return author.post(
                        Service.CAMPAIGNS,
                        "/v1/campaigns",
                        Map.of(
                                "name",
                                "Core accounts",
                                "tier",
                                "ONE_TO_FEW",
                                "audience",
                                Map.of("cells", List.of("AX")),
                                "content",
                                Map.of("text", "Dear friends")))
                .path("id")
                .asText();
    }

    /** Pulls a due touch and reports it delivered, as marketing automation does. */
    private static JsonNode deliver(Api automation) {
        await().atMost(FOLLOWS_WITHIN)
                .until(() -> automation
                        .get(Service.CAMPAIGNS, "/v1/touches?status=due&limit=1")
                        .path("items")
                        .has(0));
        JsonNode touch = automation
                .get(Service.CAMPAIGNS, "/v1/touches?status=due&limit=1")
                .path("items")
                .get(0);
        automation.post(
                Service.CAMPAIGNS,
                "/v1/touches/" + touch.path("id").asText() + "/outcome",
                Map.of("outcome", "DELIVERED"));
        return touch;
    }

    private void assertRefused(Service service, String what, String token) {
        assertThat(status(service, READ.get(service), token))
                .as("%s with a token: %s", service, what)
                .isEqualTo(401);
    }

    private int status(Service service, String path, String token) {
        return http.get(URI.create(suite.state().address(service) + path), token)
                .statusCode();
    }

    private static Api api(String token) {
        return Api.with(token, suite.state());
    }
}
