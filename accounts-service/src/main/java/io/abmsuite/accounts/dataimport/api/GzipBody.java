package io.abmsuite.accounts.dataimport.api;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks a body sent with {@code Content-Encoding: gzip}. One that swells beyond what text does is refused. */
final class GzipBody extends FilterInputStream {

    private static final int BUFFER = 1 << 16;

    /** Rows of text shrink to a tenth, seldom to a fiftieth. */
    private static final long LARGEST_RATIO = 200;

    private static final long UNCHECKED = 16L << 20;

    private final Counted packed;
    private long unpacked;

    private GzipBody(Counted packed) throws IOException {
        super(new GZIPInputStream(packed, BUFFER));
        this.packed = packed;
    }

    static InputStream open(InputStream body) throws IOException {
        try {
            return new GzipBody(new Counted(body));
        } catch (ZipException | EOFException broken) {
            throw notGzip(broken);
        }
    }

    private static ProblemException notGzip(IOException broken) {
        ProblemException refusal = new ProblemException(Problem.of(
                400, "NOT_GZIP", "The body is not the gzip its Content-Encoding promises, or it breaks off."));
        refusal.initCause(broken);
        return refusal;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int count = super.read(target, offset, length);
            unpacked += Math.max(0, count);
            if (unpacked > UNCHECKED && unpacked / LARGEST_RATIO > packed.bytes) {
                throw new ProblemException(Problem.of(
                        413,
                        "BODY_TOO_LARGE",
                        "The body unpacks to more than " + LARGEST_RATIO + " times its size; send it uncompressed."));
            }
            return count;
        } catch (ZipException | EOFException broken) {
            throw notGzip(broken);
        }
    }

    private static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            bytes += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            bytes += Math.max(0, count);
            return count;
        }
    }
}
