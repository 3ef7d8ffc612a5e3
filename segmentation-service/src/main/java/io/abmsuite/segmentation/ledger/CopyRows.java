package io.abmsuite.segmentation.ledger;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/** Reads rows of PostgreSQL's binary COPY format, field by field. */
final class CopyRows implements AutoCloseable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    private final DataInputStream in;

    /** Reads from a stream that begins with the header of the format. */
    CopyRows(DataInputStream in) throws IOException {
        this.in = in;
        for (byte expected : SIGNATURE) {
            if (in.readByte() != expected) {
                throw new IOException("this is not binary COPY data");
            }
        }
        in.readInt();
        in.skipNBytes(in.readInt());
    }

    /** Moves to the next row; false after the last one. */
    boolean next() throws IOException {
        return in.readShort() >= 0;
    }

    UUID uuid() throws IOException {
        expect(16);
        return new UUID(in.readLong(), in.readLong());
    }

    /** Days since 1970-01-01. */
    long date() throws IOException {
        expect(4);
        return in.readInt() + EPOCH;
    }

    long bigint() throws IOException {
        expect(8);
        return in.readLong();
    }

    int integer() throws IOException {
        expect(4);
        return in.readInt();
    }

    boolean bool() throws IOException {
        expect(1);
        return in.readByte() != 0;
    }

    /** Null if there is none. */
    String text() throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void expect(int length) throws IOException {
        int found = in.readInt();
        if (found != length) {
            throw new EOFException("a field of " + length + " bytes was expected, there is one of " + found);
        }
    }

    /** Reads what is left: a connection that is left in the middle of a copy is of no use to the next who gets it. */
    @Override
    public void close() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        in.close();
    }
}
