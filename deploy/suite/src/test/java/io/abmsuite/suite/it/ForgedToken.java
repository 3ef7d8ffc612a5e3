package io.abmsuite.suite.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Tokens the services must refuse, made of a good one, by what was done to it. */
final class ForgedToken {

    private ForgedToken() {}

    /** By somebody who has seen a good token and the public key, but not the private one. */
    static Map<String, String> without(String good, JsonNode realmKey) {
        byte[] publicKey = Base64.getDecoder().decode(realmKey.path("publicKey").asText());
        byte[] signature = Base64.getUrlDecoder().decode(good.substring(good.lastIndexOf('.') + 1));
        String pem = RsaKeys.pem("PUBLIC KEY", publicKey);
        KeyPair own = RsaKeys.generate();
        TokenParts admin = TokenParts.of(good)
                .claims(claims ->
                        claims.withObject("/realm_access").withArray("roles").add("audit:read"));
        TokenParts none = admin.header(header -> header.put("alg", "none"));
        TokenParts secret = admin.header(header -> header.put("alg", "HS256"));
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("changed content", admin.with(signature));
        forged.put("alg none, no signature", none.with(new byte[0]));
        forged.put("alg none, the signature of the good one", none.with(signature));
        forged.put("alg NONE", admin.header(header -> header.put("alg", "NONE")).with(new byte[0]));
        forged.put("no signature", admin.with(new byte[0]));
        forged.put("signed with the public key as a secret", secret.signedWith(publicKey));
        forged.put(
                "signed with the written public key as a secret",
                secret.signedWith(pem.getBytes(StandardCharsets.US_ASCII)));
        forged.put("signed by another key under the known id", admin.signedBy(own.getPrivate()));
        forged.put(
                "signed by a key nobody knows",
                admin.header(header -> header.put("kid", UUID.randomUUID().toString()))
                        .signedBy(own.getPrivate()));
        forged.put(
                "without the id of a key",
                admin.header(header -> header.remove("kid")).signedBy(own.getPrivate()));
        return forged;
    }

    /** By somebody who names a key of his own: in the token, or by an address. */
    static Map<String, String> withOwnKey(String good, KeyPair own, JsonNode jwk, String address) {
        TokenParts named = TokenParts.of(good)
                .header(header -> header.put("kid", jwk.path("kid").asText()));
        TokenParts nameless = named.header(header -> header.remove("kid"));
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put(
                "with its key", named.header(header -> header.set("jwk", jwk)).signedBy(own.getPrivate()));
        forged.put(
                "with its key, without id",
                nameless.header(header -> header.set("jwk", jwk)).signedBy(own.getPrivate()));
        forged.put(
                "with the address of its key",
                named.header(header -> header.put("jku", address)).signedBy(own.getPrivate()));
        forged.put(
                "with the address of its certificate",
                nameless.header(header -> header.put("x5u", address)).signedBy(own.getPrivate()));
        return forged;
    }

    /** Truly signed with the key of the realm, but not for the suite, or not for now. */
    static Map<String, String> unfit(String good, KeyPair realmKey, String otherIssuer) {
        TokenParts parts = TokenParts.of(good);
        long now = Instant.now().getEpochSecond();
        Map<String, TokenParts> unfit = new LinkedHashMap<>();
        unfit.put("another audience", parts.claims(claims -> claims.put("aud", "other-product")));
        unfit.put("no audience", parts.claims(claims -> claims.remove("aud")));
        unfit.put("another issuer", parts.claims(claims -> claims.put("iss", otherIssuer)));
        unfit.put("no issuer", parts.claims(claims -> claims.remove("iss")));
        unfit.put("expired a minute ago", parts.claims(claims -> claims.put("exp", now - 60)));
        unfit.put("without an end", parts.claims(claims -> claims.remove("exp")));
        unfit.put("valid in an hour", parts.claims(claims -> claims.put("nbf", now + 3600)));
        Map<String, String> signed = new LinkedHashMap<>();
        unfit.forEach((what, token) -> signed.put(what, token.signedBy(realmKey.getPrivate())));
        return signed;
    }
}
