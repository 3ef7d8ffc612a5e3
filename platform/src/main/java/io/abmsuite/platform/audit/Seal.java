package io.abmsuite.platform.audit;

import io.vertx.mutiny.sqlclient.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One link of the chain.
 *
 * @param number from 1, without gaps
 * @param entries how many it covers
 * @param previous hash of the seal before
 * @param hash over all of this and the hashes of its entries, in order
 */
record Seal(long number, Instant sealedAt, int entries, byte[] previous, byte[] hash) {

    static final String COLUMNS = "number, sealed_at, entries, previous, hash";

    static Seal of(Row row) {
        return new Seal(
                row.getLong("number"),
                row.getOffsetDateTime("sealed_at").toInstant(),
                row.getInteger("entries"),
                row.getBuffer("previous").getBytes(),
                row.getBuffer("hash").getBytes());
    }

    /** The seal after this one; null stands for the beginning of the chain. */
    static Seal after(Seal last, Instant sealedAt, List<byte[]> entries) {
        long number = last == null ? 1 : last.number + 1;
        byte[] previous = last == null ? Hashes.NOTHING : last.hash;
        return new Seal(
                number, sealedAt, entries.size(), previous, hash(number, sealedAt, entries.size(), previous, entries));
    }

    /** True if its hash is the one of these entries. */
    boolean covers(List<byte[]> hashes) {
        return Arrays.equals(hash, hash(number, sealedAt, entries, previous, hashes));
    }

    boolean follows(Seal last) {
        return number == (last == null ? 1 : last.number + 1)
                && Arrays.equals(previous, last == null ? Hashes.NOTHING : last.hash);
    }

    /** Names this seal wherever it is noted; whoever has an old one can tell whether the chain still holds it. */
    String anchor() {
        return number + ":" + Hashes.hex(hash);
    }

    private static byte[] hash(long number, Instant sealedAt, int count, byte[] previous, List<byte[]> entries) {
        byte[] head = (number + "\n" + sealedAt + "\n" + count + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(
                previous.length + entries.stream().mapToInt(one -> one.length).sum());
        body.put(previous);
        entries.forEach(body::put);
        return Hashes.of(head, body.array());
    }
}
