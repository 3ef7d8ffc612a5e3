package io.abmsuite.accounts.dataimport.api;

import io.abmsuite.platform.id.Uuids;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A body that is digested while it is read, so that the same file is known when it is sent again. */
final class Fingerprint extends FilterInputStream {

    private final MessageDigest digest;
    private final String what;

    Fingerprint(InputStream body, String what) {
        super(body);
        this.what = what;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** SHA-256 of what was read; ask once, after the last byte. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of a file with this digest, and of what it is for. */
    UUID value(String sha256) {
        return Uuids.nameBased(what, sha256);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            digest.update((byte) one);
        }
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            digest.update(target, offset, count);
        }
        return count;
    }
}
