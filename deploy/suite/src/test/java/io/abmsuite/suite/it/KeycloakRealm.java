package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The realm as its operator works with it: users, secrets, keys, and tokens of clients. */
final class KeycloakRealm {

    private final Http http = new Http();
    private final URI address;
    private final String adminPassword;

    KeycloakRealm(URI address, String adminPassword) {
        this.address = address;
        this.adminPassword = adminPassword;
    }

    /** Token of a service client, by its own secret. */
    String tokenOf(String client) {
        JsonNode found = Http.read(http.get(admin("/clients?clientId=" + client), adminToken()));
        String id = found.get(0).path("id").asText();
        String secret = Http.read(http.get(admin("/clients/" + id + "/client-secret"), adminToken()))
                .path("value")
                .asText();
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    /** Token of the administrator of Keycloak: signed by another realm. */
    String adminToken() {
        return Http.read(http.form(
                        address.resolve("/realms/master/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type", "password",
                                "client_id", "admin-cli",
                                "username", "admin",
                                "password", adminPassword),
                        Map.of()))
                .path("access_token")
                .asText();
    }

    /** Makes a user in groups; answers with a login for him. */
    CodeFlow user(String name, String... groups) {
        String password = UUID.randomUUID().toString();
        assertStatus(
                201,
                http.json(
                        "POST",
                        admin("/users"),
                        adminToken(),
                        Map.of(
                                "username",
                                name,
                                "enabled",
                                true,
                                "email",
                                name + "@example.com",
                                "firstName",
                                name,
                                "lastName",
                                "Test",
                                "groups",
                                List.of(groups),
                                "credentials",
                                List.of(Map.of("type", "password", "value", password)))));
        return new CodeFlow(address.resolve("/realms/abm/"), name, password);
    }

    /** Makes a service client without the scope {@code abm}, or with it and tokens of one second. */
    void addClient(String id, List<String> scopes) {
        assertStatus(
                201,
                http.json(
                        "POST",
                        admin("/clients"),
                        adminToken(),
                        Map.of(
                                "clientId",
                                id,
                                "publicClient",
                                false,
                                "serviceAccountsEnabled",
                                true,
                                "defaultClientScopes",
                                scopes,
                                "attributes",
                                Map.of("access.token.lifespan", "1"))));
    }

    /** Key id and public key that sign tokens now. */
    JsonNode signingKey() {
        JsonNode keys = Http.read(http.get(admin("/keys"), adminToken()));
        String kid = keys.path("active").path("RS256").asText();
        for (JsonNode key : keys.path("keys")) {
            if (key.path("kid").asText().equals(kid)) {
                return key;
            }
        }
        throw new IllegalStateException("no active key in " + keys);
    }

    /** Adds a key that signs from now on; the others are still good. */
    void addKey() {
        String realm = Http.read(http.get(admin(""), adminToken())).path("id").asText();
        assertStatus(
                201,
                http.json(
                        "POST",
                        admin("/components"),
                        adminToken(),
                        Map.of(
                                "name", "rotated",
                                "providerId", "rsa-generated",
                                "providerType", "org.keycloak.keys.KeyProvider",
                                "parentId", realm,
                                "config",
                                        Map.of(
                                                "priority", List.of("200"),
                                                "enabled", List.of("true"),
                                                "active", List.of("true"),
                                                "algorithm", List.of("RS256")))));
    }

    /** Takes a key out of use altogether. */
    void disable(JsonNode key) {
        URI component = admin("/components/" + key.path("providerId").asText());
        ObjectNode changed = (ObjectNode) Http.read(http.get(component, adminToken()));
        changed.withObject("/config").putArray("enabled").add("false");
        changed.withObject("/config").putArray("active").add("false");
        assertStatus(204, http.json("PUT", component, adminToken(), changed));
    }

    private String token(Map<String, String> grant) {
        JsonNode answer =
                Http.read(http.form(address.resolve("/realms/abm/protocol/openid-connect/token"), grant, Map.of()));
        assertThat(answer.has("access_token")).as(answer.toString()).isTrue();
        return answer.path("access_token").asText();
    }

    private URI admin(String path) {
        return URI.create(address + "/admin/realms/abm" + path);
    }

    private static void assertStatus(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
