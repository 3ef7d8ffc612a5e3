package io.abmsuite.platform.etag;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * Text of an entity tag. It names the version and the resource, so that a tag of another resource never matches, and a
 * digest of what was answered, so that a reader sees every change, also of what is shown beside the resource.
 */
public final class EntityTag {

    private static final int DIGEST_BYTES = 9;
    private static final int ID_CHARACTERS = 12;

    private EntityTag() {}

    /** Tag of an answer; the resource and its version are in it if it has them. */
    public static String of(Object view, byte[] body) {
        String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(digest(body));
        return view instanceof Versioned resource
                ? '"' + versionPart(resource.id(), resource.version()) + '.' + digest + '"'
                : '"' + digest + '"';
    }

    /** What a tag of this version of this resource begins with, before the last point. */
    static String versionPart(UUID id, long version) {
        String text = id.toString();
        return version + "." + text.substring(text.length() - ID_CHARACTERS);
    }

    private static byte[] digest(byte[] body) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(body);
            return Arrays.copyOf(whole, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
