package io.abmsuite.segmentation.kernel;

import java.io.IOException;
import java.io.OutputStream;

/** The one canonical text of results: what it writes is what the output hash is taken of. */
public final class ResultsCsv {
    private ResultsCsv() {}

    /** The header line, without line end. */
    public static String header() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The line of one account, without line end. */
    public static String line(AccountResult row) {
        throw new UnsupportedOperationException("not built yet: " + row);
    }

    /** Writes header and rows in UTF-8 with LF, and returns the SHA-256 of what was written in lower case hex. */
    public static String write(Results results, OutputStream out) throws IOException {
        throw new IOException("not built yet: " + results + out);
    }

    /** The SHA-256 of what {@link #write} would write. */
    public static String hash(Results results) {
        throw new UnsupportedOperationException("not built yet: " + results);
    }
}
