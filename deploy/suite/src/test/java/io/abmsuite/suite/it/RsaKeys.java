package io.abmsuite.suite.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** RSA keys and how they are written. */
final class RsaKeys {

    private RsaKeys() {}

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String pem(Key key) {
        return pem(key.getFormat().equals("PKCS#8") ? "PRIVATE KEY" : "PUBLIC KEY", key.getEncoded());
    }

    static String pem(String kind, byte[] content) {
        byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, lineEnd).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }

    /** The public half as JSON Web Key. */
    static ObjectNode jwk(KeyPair keys, String id) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Http.JSON
                .createObjectNode()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", id)
                .put("n", base64(key.getModulus()))
                .put("e", base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
