package io.abmsuite.segmentation.kernel;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * The digest of a classification: the SHA-256 of the SHA-256 of each 65,536 accounts in code order, so that all processors can
 * work on it. An account is its code (length and UTF-8), classes, flags and total.
 */
final class ClassificationDigest {
    private static final int STRETCH = 1 << 16;
    private static final int FIXED = Integer.BYTES + Byte.BYTES + Short.BYTES + Long.BYTES;
    private static final int BUFFER = 1 << 14;

    private final AccountCodes codes;
    private final Decisions decisions;
    private final int[] byCode;

    ClassificationDigest(AccountCodes codes, Decisions decisions, int[] byCode) {
        this.codes = codes;
        this.decisions = decisions;
        this.byCode = byCode;
    }

    String hex() {
        int stretches = (byCode.length + STRETCH - 1) / STRETCH;
        MessageDigest whole = sha256();
        IntStream.range(0, stretches).parallel().mapToObj(this::stretch).forEachOrdered(whole::update);
        return HexFormat.of().formatHex(whole.digest());
    }

    private byte[] stretch(int number) {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        int end = Math.min(byCode.length, (number + 1) * STRETCH);
        for (int i = number * STRETCH; i < end; i++) {
            int place = byCode[i];
            int length = codes.length(place);
            if (buffer.remaining() < FIXED) {
                empty(buffer, digest);
            }
            buffer.putInt(length);
            buffer.put(decisions.classes[place]);
            buffer.putShort(decisions.flags[place]);
            buffer.putLong(decisions.total[place]);
            if (buffer.remaining() < length) {
                empty(buffer, digest);
                digest.update(codes.bytes(), codes.start(place), length);
            } else {
                buffer.put(codes.bytes(), codes.start(place), length);
            }
        }
        empty(buffer, digest);
        return digest.digest();
    }

    private static void empty(ByteBuffer buffer, MessageDigest digest) {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
