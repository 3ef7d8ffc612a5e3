package io.abmsuite.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens as an issuer would sign them, and tokens no service may trust. */
public final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRIVATE = "abm.test.private-key";
    private static final long VALID_SECONDS = 3600;
    private static final Map<String, Object> RS256 = Map.of("alg", "RS256", "typ", "JWT");

    private Tokens() {}

    /** A valid token of the caller "tester", who sees the accounts of all teams. */
    public static String of(String... roles) {
        return as("tester", roles);
    }

    /** A valid token of this caller. */
    public static String as(String subject, String... roles) {
        return signed(Keys.TRUSTED, claims(subject, VALID_SECONDS, roles));
    }

    /** A valid token of this caller, who sees the accounts of these teams only. */
    public static String ofTeams(List<String> teams, String subject, String... roles) {
        Map<String, Object> claims = claims(subject, VALID_SECONDS, roles);
        claims.put("teams", teams);
        return signed(Keys.TRUSTED, claims);
    }

    /** A token whose time is over. */
    public static String expired(String... roles) {
        return signed(Keys.TRUSTED, claims("tester", -VALID_SECONDS, roles));
    }

    /** A token with the signature of another key. */
    public static String signedByAnother(String... roles) {
        return signed(Keys.make(), claims("tester", VALID_SECONDS, roles));
    }

    /** A token of another issuer. */
    public static String ofAnotherIssuer(String... roles) {
        Map<String, Object> claims = claims("tester", VALID_SECONDS, roles);
        claims.put("iss", "https://another.example.com");
        return signed(Keys.TRUSTED, claims);
    }

    /** A token without a signature (alg none). */
    public static String unsigned(String... roles) {
        return part(Map.of("alg", "none")) + "." + part(claims("tester", VALID_SECONDS, roles)) + ".";
    }

    /** The public key, as {@code quarkus.oidc.public-key} takes it. */
    static String publicKey() {
        return Base64.getEncoder().encodeToString(Keys.TRUSTED.getPublic().getEncoded());
    }

    private static Map<String, Object> claims(String subject, long seconds, String... roles) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "urn:abmsuite:local");
        claims.put("aud", "abm-suite");
        claims.put("sub", subject);
        claims.put("iat", now - VALID_SECONDS);
        claims.put("exp", now + seconds);
        claims.put("realm_access", Map.of("roles", List.of(roles)));
        claims.put("teams", List.of("*"));
        return claims;
    }

    private static String signed(KeyPair keys, Map<String, Object> claims) {
        String content = part(RS256) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String part(Map<String, Object> content) {
        try {
            return base64(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Quarkus loads this class twice in one JVM (once for the resource, once for the tests); the key pair is handed over
     * in a system property so that both sign with the same.
     */
    private static final class Keys {

        private static final KeyPair TRUSTED = shared();

        private static synchronized KeyPair shared() {
            String kept = System.getProperty(PRIVATE);
            try {
                if (kept != null) {
                    String[] parts = kept.split(":");
                    var factory = java.security.KeyFactory.getInstance("RSA");
                    return new KeyPair(
                            factory.generatePublic(new java.security.spec.X509EncodedKeySpec(
                                    Base64.getDecoder().decode(parts[0]))),
                            factory.generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(
                                    Base64.getDecoder().decode(parts[1]))));
                }
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException(failure);
            }
            KeyPair made = make();
            Base64.Encoder encoder = Base64.getEncoder();
            System.setProperty(
                    PRIVATE,
                    encoder.encodeToString(made.getPublic().getEncoded()) + ":"
                            + encoder.encodeToString(made.getPrivate().getEncoded()));
            return made;
        }

        private static KeyPair make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
