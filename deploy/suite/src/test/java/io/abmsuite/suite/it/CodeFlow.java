package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person who logs in with the public client {@code api-tools}: authorization code with PKCE, through the login page. */
final class CodeFlow {

    private static final String BACK = "http://127.0.0.1:8899/callback";
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Http http = new Http();
    private final URI realm;
    private final String user;
    private final String password;

    CodeFlow(URI realm, String user, String password) {
        this.realm = realm;
        this.user = user;
        this.password = password;
    }

    /** Logs in and answers with an access token. */
    String token() {
        return tokens().path("access_token").asText();
    }

    /** Logs in and answers with all the issuer gives: access, refresh and ID token. */
    JsonNode tokens() {
        String verifier = UUID.randomUUID().toString() + UUID.randomUUID();
        HttpResponse<String> page = login(Map.of("code_challenge", digest(verifier), "code_challenge_method", "S256"));
        HttpResponse<String> back = http.form(
                URI.create(group(FORM, page.body()).replace("&amp;", "&")),
                Map.of("username", user, "password", password),
                Map.of("Cookie", cookies(page)));
        String code = group(CODE, back.headers().firstValue("Location").orElseThrow());
        return Http.read(http.form(
                realm.resolve("protocol/openid-connect/token"),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "api-tools",
                        "redirect_uri", BACK,
                        "code", code,
                        "code_verifier", verifier),
                Map.of()));
    }

    /** The answer to a login that names no challenge. */
    String withoutChallenge() {
        return login(Map.of()).headers().firstValue("Location").orElse("no redirect");
    }

    private HttpResponse<String> login(Map<String, String> challenge) {
        Map<String, String> query = new LinkedHashMap<>(challenge);
        query.put("client_id", "api-tools");
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("redirect_uri", BACK);
        return http.get(realm.resolve("protocol/openid-connect/auth?" + Http.encode(query)), null);
    }

    private static String cookies(HttpResponse<String> page) {
        return page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static String group(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private static String digest(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
