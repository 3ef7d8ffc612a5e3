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
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged suite in profile {@code prod} with the shipped realm in a real Keycloak. */
class KeycloakIT {

    private static final Map<Service, String> READ = Map.of(
            Service.ACCOUNTS, "/v1/accounts?limit=1",
            Service.SEGMENTATION, "/v1/ledger",
            Service.CAMPAIGNS, "/v1/campaigns?limit=1");
    /** Groups whose roles read at all services. */
    private static final String[] EVERYWHERE = {"/operations", "/marketing"};

    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(60);

    // What deploy/keycloak/README.md promises of services with their default settings.
    private static final Duration NEW_KEY_WITHIN = Duration.ofSeconds(10);
    private static final Duration REMOVED_KEY_WITHIN = Duration.ofSeconds(70);

    private static KeycloakServer keycloak;
    private static KeycloakRealm realm;
    private static TestSuite suite;

    private final Http http = new Http();

    @BeforeAll
    static void start() {
        keycloak = KeycloakServer.start();
        realm = keycloak.realm();
        suite = TestSuite.start(Map.of(Launcher.ISSUER, realm.issuer(), "ABM_ACCESS", "team"));
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

        assertThat(TokenParts.of(token).claims().path("teams"))
                .isEqualTo(Http.JSON.createArrayNode().add("north"));
        assertThat(status(Service.ACCOUNTS, READ.get(Service.ACCOUNTS), token)).isEqualTo(200);
        assertThat(status(Service.CAMPAIGNS, "/v1/touches", token)).isEqualTo(403);
        assertThat(nora.withoutChallenge()).contains("error=invalid_request");
    }

    @Test
    void givesServiceClientsTheirRolesAndAllTeams() {
        String erp = realm.tokenOf("erp-connector");
        String automation = realm.tokenOf("marketing-automation");

        assertThat(TokenParts.of(erp).claims().path("teams"))
                .isEqualTo(Http.JSON.createArrayNode().add("*"));
        assertThat(status(Service.CAMPAIGNS, "/v1/touches", erp)).isEqualTo(403);
        assertThat(TokenParts.of(automation).claims().path("teams"))
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
    void refusesTokensTheRealmHasNotSigned() {
        String good = realm.user("gina", EVERYWHERE).token();
        assertEverywhere(200, "a good token", good);

        assertEverywhere(401, "no token", null);
        ForgedToken.without(good, realm.signingKey()).forEach(this::assertRefused);

        KeyPair own = RsaKeys.generate();
        JsonNode jwk = RsaKeys.jwk(own, "own");
        try (ForeignKeys keys = new ForeignKeys(jwk)) {
            ForgedToken.withOwnKey(good, own, jwk, keys.address()).forEach(this::assertRefused);
            assertThat(keys.asked()).isZero();
        }
    }

    @Test
    void refusesTokensThatAreNotForTheSuite() {
        JsonNode tokens = realm.user("ines", EVERYWHERE).tokens();
        realm.addClient("other-product", List.of(), Duration.ofMinutes(5));

        assertEverywhere(200, "access token", tokens.path("access_token").asText());
        assertRefused("ID token", tokens.path("id_token").asText());
        assertRefused("refresh token", tokens.path("refresh_token").asText());
        assertRefused("another audience", realm.tokenOf("other-product"));
        assertRefused("the realm of Keycloak's administrator", realm.adminToken());
    }

    @Test
    void refusesTokensOfAnotherRealmThoughItHasTheSameKeyRolesAndAudience() {
        KeyPair key = RsaKeys.generate();
        KeycloakRealm other = realm.other("other");
        assertRefused("another realm and key", other.user("olga", EVERYWHERE).token());

        realm.addKey(key);
        other.addKey(key);
        String good = realm.user("olga", EVERYWHERE).token();
        String foreign = other.user("oleg", EVERYWHERE).token();
        awaitEverywhere(200, good, NEW_KEY_WITHIN);

        assertThat(TokenParts.of(foreign).header())
                .isEqualTo(TokenParts.of(good).header());
        assertThat(TokenParts.of(foreign).claims().path("aud"))
                .isEqualTo(TokenParts.of(good).claims().path("aud"));
        assertRefused("another realm", foreign);
        assertEverywhere(200, "signed again", TokenParts.of(good).signedBy(key.getPrivate()));
        ForgedToken.unfit(good, key, other.issuer()).forEach(this::assertRefused);
    }

    @Test
    void refusesTokensThatHaveExpired() {
        Duration life = Duration.ofSeconds(15);
        realm.addClient("short-lived", List.of("abm"), life);

        String token = realm.tokenOf("short-lived");

        assertEverywhere(403, "valid, but without a role", token);
        awaitEverywhere(401, token, life.plusSeconds(1));
    }

    @Test
    void followsTheKeysOfTheRealmWithoutARestart() {
        JsonNode oldKey = realm.signingKey();
        String oldToken = realm.user("ralf", EVERYWHERE).token();
        awaitEverywhere(200, oldToken, NEW_KEY_WITHIN);

        realm.addKey();
        String newToken = realm.user("rita", EVERYWHERE).token();

        assertThat(TokenParts.of(newToken).header().path("kid")).isNotEqualTo(oldKey.path("kid"));
        awaitEverywhere(200, newToken, NEW_KEY_WITHIN);
        assertEverywhere(200, "the old key, not yet removed", oldToken);

        realm.disable(oldKey);

        awaitEverywhere(401, oldToken, REMOVED_KEY_WITHIN);
        assertEverywhere(200, "the new key", newToken);
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

    private void assertRefused(String what, String token) {
        assertEverywhere(401, what, token);
    }

    private void assertEverywhere(int status, String what, String token) {
        for (Service service : Service.values()) {
            assertThat(status(service, READ.get(service), token))
                    .as("%s with a token: %s", service, what)
                    .isEqualTo(status);
        }
    }

    /** Waits until all services answer with this status. */
    private void awaitEverywhere(int status, String token, Duration patience) {
        await().atMost(patience)
                .until(() -> Stream.of(Service.values())
                        .allMatch(service -> status(service, READ.get(service), token) == status));
    }

    private int status(Service service, String path, String token) {
        return http.get(URI.create(suite.state().address(service) + path), token)
                .statusCode();
    }

    private static Api api(String token) {
        return Api.with(token, suite.state());
    }
}
