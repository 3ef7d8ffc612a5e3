package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The realm as its operator works with it: users, secrets, keys, and tokens of clients. */
final class KeycloakRealm {

    private final Http http = new Http();
    private final URI address;
    private final String name;
    private final String adminPassword;
    private int priority = 200;

    KeycloakRealm(URI address, String name, String adminPassword) {
        this.address = address;
        this.name = name;
        this.adminPassword = adminPassword;
    }

    String issuer() {
        return address + "/realms/" + name;
    }

    /** Makes another realm out of the shipped one: same clients, roles and audience. */
    KeycloakRealm other(String name) {
        ObjectNode description = KeycloakServer.shippedRealm();
        description.put("realm", name);
        description.withObject("/defaultRole").put("name", "default-roles-" + name);
        assertStatus(201, http.json("POST", URI.create(address + "/admin/realms"), adminToken(), description));
        return new KeycloakRealm(address, name, adminPassword);
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
    CodeFlow user(String user, String... groups) {
        String password = UUID.randomUUID().toString();
        assertStatus(
                201,
                http.json(
                        "POST",
                        admin("/users"),
                        adminToken(),
                        Map.of(
                                "username",
                                user,
                                "enabled",
                                true,
                                "email",
                                user + "@example.com",
                                "firstName",
                                user,
                                "lastName",
                                "Test",
                                "groups",
                                List.of(groups),
                                "credentials",
                                List.of(Map.of("type", "password", "value", password)))));
        return new CodeFlow(URI.create(issuer() + "/"), user, password);
    }

    /** Makes a service client without roles, with these scopes. */
    void addClient(String id, List<String> scopes, Duration tokensLive) {
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
                                Map.of("access.token.lifespan", Long.toString(tokensLive.toSeconds())))));
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
        addKey("rsa-generated", Map.of());
    }

    /** Adds this key, which signs from now on; the others are still good. */
    void addKey(KeyPair keys) {
        addKey("rsa", Map.of("privateKey", List.of(RsaKeys.pem(keys.getPrivate()))));
    }

    private void addKey(String provider, Map<String, List<String>> more) {
        priority++;
        Map<String, List<String>> config = new HashMap<>(more);
        config.put("priority", List.of(Integer.toString(priority)));
        config.put("enabled", List.of("true"));
        config.put("active", List.of("true"));
        config.put("algorithm", List.of("RS256"));
        String realm = Http.read(http.get(admin(""), adminToken())).path("id").asText();
        assertStatus(
                201,
                http.json(
                        "POST",
                        admin("/components"),
                        adminToken(),
                        Map.of(
                                "name", "key-" + priority,
                                "providerId", provider,
                                "providerType", "org.keycloak.keys.KeyProvider",
                                "parentId", realm,
                                "config", config)));
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
                Http.read(http.form(URI.create(issuer() + "/protocol/openid-connect/token"), grant, Map.of()));
        assertThat(answer.has("access_token")).as(answer.toString()).isTrue();
        return answer.path("access_token").asText();
    }

    private URI admin(String path) {
        return URI.create(address + "/admin/realms/" + name + path);
    }

    private static void assertStatus(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
