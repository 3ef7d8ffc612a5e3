package io.abmsuite.accounts.dataimport.file;

import io.abmsuite.accounts.dataimport.ImportFormat;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the data rows of a file while it passes by, and its bytes; a file beyond either limit is refused at once. */
public final class RowCounter extends FilterInputStream {

    private final boolean csv;
    private final long mostRows;
    private final long mostBytes;
    private boolean quoted;
    private boolean content;
    private long lines;
    private long bytes;

    public RowCounter(InputStream file, ImportFormat format, long mostRows, long mostBytes) {
        super(file);
        this.csv = format == ImportFormat.CSV;
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    /** Rows so far, without the header; of a file whose quotes are wrong it is an estimate. */
    public long rows() {
        long all = lines + (content ? 1 : 0);
        return csv ? Math.max(0, all - 1) : all;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        for (int i = offset; i < offset + count; i++) {
            look(target[i]);
        }
        bytes += Math.max(0, count);
        if (bytes > mostBytes || rows() > mostRows) {
            throw new ProblemException(Problem.of(
                    413,
                    "BODY_TOO_LARGE",
                    "A file has at most " + mostRows + " rows and " + mostBytes + " bytes; send it in parts."));
        }
        return count;
    }

    private void look(byte one) {
        boolean end = one == '\n' || csv && one == '\r';
        if (end && !quoted) {
            lines += content ? 1 : 0;
            content = false;
        } else if (csv || one > ' ' || one < 0) {
            content = true;
            quoted ^= csv && one == '"';
        }
    }
}
