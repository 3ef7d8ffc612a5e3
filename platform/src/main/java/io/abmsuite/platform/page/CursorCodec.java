package io.abmsuite.platform.page;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs cursors, so that a caller can neither forge a position nor use one in another list. */
@ApplicationScoped
public class CursorCodec {

    private static final int SIGNATURE_BYTES = 16;
    private static final String SEPARATOR = "\u001f";
    private static final String ABSENT = "\u001e";

    private final SecretKeySpec key;

    public CursorCodec(@ConfigProperty(name = "abm.cursor-key") String key) {
        byte[] secret = Base64.getDecoder().decode(key);
        if (secret.length < SIGNATURE_BYTES) {
            throw new IllegalArgumentException("abm.cursor-key must be at least 16 random bytes in Base64");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** An opaque text for a position in a list; parts may be null. */
    public String encode(String list, List<String> position) {
        byte[] content = position.stream()
                .map(part -> part == null ? ABSENT : part)
                .collect(Collectors.joining(SEPARATOR))
                .getBytes(StandardCharsets.UTF_8);
        byte[] signature = sign(list, content);
        byte[] cursor = Arrays.copyOf(signature, SIGNATURE_BYTES + content.length);
        System.arraycopy(content, 0, cursor, SIGNATURE_BYTES, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The position; a cursor that is forged, cut or of another list is a 400. */
    public List<String> decode(String list, String cursor) {
        byte[] bytes = bytesOf(cursor);
        if (bytes.length <= SIGNATURE_BYTES) {
            throw invalid();
        }
        byte[] content = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(bytes, SIGNATURE_BYTES), sign(list, content))) {
            throw invalid();
        }
        return Arrays.stream(new String(content, StandardCharsets.UTF_8).split(SEPARATOR, -1))
                .map(part -> part.equals(ABSENT) ? null : part)
                .toList();
    }

    private byte[] sign(String list, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    private static byte[] bytesOf(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return ProblemException.badRequest(
                "INVALID_CURSOR",
                List.of(FieldFault.query("cursor", "INVALID_CURSOR", "is not a cursor this list has given out")));
    }
}
