package io.abmsuite.suite.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token taken apart, to be put together otherwise. */
record TokenParts(ObjectNode header, ObjectNode claims) {

    static TokenParts of(String token) {
        String[] parts = token.split("\\.");
        return new TokenParts(read(parts[0]), read(parts[1]));
    }

    /** The same with another header. */
    TokenParts header(Consumer<ObjectNode> change) {
        ObjectNode changed = header.deepCopy();
        change.accept(changed);
        return new TokenParts(changed, claims);
    }

    /** The same with other claims. */
    TokenParts claims(Consumer<ObjectNode> change) {
        ObjectNode changed = claims.deepCopy();
        change.accept(changed);
        return new TokenParts(header, changed);
    }

    String signedBy(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content());
            return with(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String signedWith(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return with(mac.doFinal(content()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With these bytes for a signature. */
    String with(byte[] signature) {
        return new String(content(), StandardCharsets.US_ASCII) + "." + base64(signature);
    }

    private byte[] content() {
        return (encode(header) + "." + encode(claims)).getBytes(StandardCharsets.US_ASCII);
    }

    private static ObjectNode read(String part) {
        try {
            return (ObjectNode) Http.JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static String encode(JsonNode part) {
        return base64(part.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
