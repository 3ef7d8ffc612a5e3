package io.abmsuite.suite.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs tokens for local use (RS256); the services of this suite trust nothing else. */
public final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair keys;
    private final Clock clock;

    public Tokens(KeyPair keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A token of a subject with roles and teams. */
    public String sign(String subject, List<String> roles, List<String> teams, Duration valid) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "urn:abmsuite:local");
        claims.put("aud", "abm-suite");
        claims.put("sub", subject);
        claims.put("iat", now);
        claims.put("exp", now + valid.toSeconds());
        claims.put("realm_access", Map.of("roles", roles));
        claims.put("teams", teams);
        String content = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
        return content + "." + base64(signature(content));
    }

    /** The public key, as the services take it. */
    public static String publicKey(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private byte[] signature(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has RS256", impossible);
        }
    }

    private static String part(Map<String, Object> content) {
        try {
            return base64(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of plain values is always JSON", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
