package io.abmsuite.accounts.dataimport;

import io.abmsuite.platform.db.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps the file of an import in the database, in compressed chunks: it is what makes an import resumable. Memory stays
 * flat whatever the size. Called on worker threads only.
 */
@ApplicationScoped
public class ImportFiles {

    private static final int CHUNK = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool pool;

    ImportFiles(Pool pool) {
        this.pool = pool;
    }

    /** Stores the whole stream and tells how many bytes it had; of one that breaks off nothing stays. */
    public long store(UUID importId, InputStream body) throws IOException {
        try {
            return storeAll(importId, body);
        } catch (IOException | RuntimeException broken) {
            drop(importId);
            throw broken;
        }
    }

    /** Forgets a file. */
    public void drop(UUID importId) {
        pool.preparedQuery("delete from import_chunk where import_id = $1")
                .execute(Tuple.of(importId))
                .await()
                .atMost(PATIENCE);
    }

    private long storeAll(UUID importId, InputStream body) throws IOException {
        long bytes = 0;
        byte[] raw = body.readNBytes(CHUNK);
        for (int seq = 0; raw.length > 0; seq++) {
            pool.preparedQuery("insert into import_chunk (import_id, seq, data) values ($1, $2, $3)")
                    .execute(Tuple.of(importId, seq, Buffer.buffer(compress(raw))))
                    .await()
                    .atMost(PATIENCE);
            bytes += raw.length;
            raw = body.readNBytes(CHUNK);
        }
        return bytes;
    }

    /** The stored file from its beginning. */
    public InputStream open(UUID importId) {
        return new InputStream() {
            private int seq;
            private InputStream chunk = InputStream.nullInputStream();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = chunk.read(target, offset, length);
                while (count < 0) {
                    byte[] raw = load(importId, seq);
                    if (raw == null) {
                        return -1;
                    }
                    seq++;
                    chunk = new ByteArrayInputStream(raw);
                    count = chunk.read(target, offset, length);
                }
                return count;
            }
        };
    }

    private byte[] load(UUID importId, int seq) throws IOException {
        Buffer data = pool.preparedQuery("select data from import_chunk where import_id = $1 and seq = $2")
                .execute(Tuple.of(importId, seq))
                .map(rows -> Sql.first(rows, row -> row.get(Buffer.class, 0)))
                .await()
                .atMost(PATIENCE);
        if (data == null) {
            return null;
        }
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(data.getBytes()))) {
            return unzipped.readAllBytes();
        }
    }

    private static byte[] compress(byte[] raw) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(raw.length / 4);
        try (GZIPOutputStream zip = new GZIPOutputStream(compressed)) {
            zip.write(raw);
        }
        return compressed.toByteArray();
    }
}
