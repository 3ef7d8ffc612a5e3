package io.abmsuite.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Changed values that are kept apart, so that they can be erased.
 *
 * @param salt makes the digest useless to whoever does not have it
 * @param before canonical JSON
 * @param after canonical JSON
 */
record ErasableValues(byte[] salt, String before, String after) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    static ErasableValues of(Difference difference) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return of(salt, difference.erasableBefore(), difference.erasableAfter());
    }

    static ErasableValues of(byte[] salt, JsonNode before, JsonNode after) {
        return new ErasableValues(salt, CanonicalJson.write(before), CanonicalJson.write(after));
    }

    byte[] hash() {
        return Hashes.of(salt, (before + '\n' + after).getBytes(StandardCharsets.UTF_8));
    }
}
