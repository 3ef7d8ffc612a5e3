package io.abmsuite.suite.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens made by somebody who has seen a good one and the public key, but not the private one. */
final class ForgedToken {

    private ForgedToken() {}

    /** Claims of a token. */
    static JsonNode claims(String token) {
        return part(token, 1);
    }

    /** Forgeries of a good token, by what was done. */
    static Map<String, String> allOf(String good, JsonNode key) {
        ObjectNode header = (ObjectNode) part(good, 0);
        ObjectNode admin = (ObjectNode) part(good, 1);
        admin.withObject("/realm_access").putArray("roles").add("accounts:read").add("admin");
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("changed content", encode(header) + "." + encode(admin) + good.substring(good.lastIndexOf('.')));
        forged.put("no signature", encode(header.deepCopy().put("alg", "none")) + "." + encode(admin) + ".");
        forged.put(
                "signed with the public key as a secret", hmac(header.deepCopy().put("alg", "HS256"), admin, key));
        forged.put("signed by another key under the known id", rsa(header, admin));
        forged.put("signed by a key nobody knows", rsa(header.deepCopy().put("kid", UUID.randomUUID() + ""), admin));
        ObjectNode withKey = header.deepCopy();
        withKey.remove("kid");
        forged.put("without the id of a key", rsa(withKey, admin));
        return forged;
    }

    private static String hmac(JsonNode header, JsonNode claims, JsonNode key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(key.path("publicKey").asText()), "HmacSHA256"));
            String content = encode(header) + "." + encode(claims);
            return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String rsa(JsonNode header, JsonNode claims) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair own = generator.generateKeyPair();
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(own.getPrivate());
            String content = encode(header) + "." + encode(claims);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode part(String token, int number) {
        try {
            return Http.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[number]));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static String encode(JsonNode content) {
        return base64(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
