package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** How fast the ledger grows, and how fast PostgreSQL copies the same rows into a table like it. */
final class LedgerMeter {

    private static final long LOOK_NANOS = 10_000_000;
    private static final long PATIENCE_NANOS = 600_000_000_000L;
    private static final int BUFFER = 1 << 16;
    private static final String POSITION = "select n from ledger_position";
    /** Written in the transaction that writes the sales: it tells how many are in, and costs nothing to read. */
    private static final String APPLIED =
            "select coalesce(sum(next_offset), 0) from consumer_position where consumer = 'segmentation.sales'";

    private final Connection connection;
    private final Path folder;
    private long position;

    LedgerMeter(Connection connection, Path folder) throws SQLException {
        this.connection = connection;
        this.folder = folder;
        execute("create table peer_sale (like sale including all)");
    }

    /** Remembers where the ledger stands; answers with how many sales are in. */
    long begin() throws SQLException {
        execute("checkpoint");
        position = Rows.number(connection, POSITION);
        return Rows.number(connection, APPLIED);
    }

    /** Waits until so many are in; answers with how many a second came in between the first and the last commit. */
    double growth(long target) throws SQLException {
        long before = Rows.number(connection, APPLIED);
        long first = awaitMoreThan(before);
        long begin = System.nanoTime();
        awaitMoreThan(target - 1);
        return (target - first) * 1e9 / (System.nanoTime() - begin);
    }

    /** Waits until more than so many are in; answers with how many. */
    long awaitMoreThan(long number) throws SQLException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        long now = Rows.number(connection, APPLIED);
        while (now <= number) {
            if (System.nanoTime() > end) {
                throw new SuiteException("The ledger stands still at " + now + " sales.");
            }
            LockSupport.parkNanos(LOOK_NANOS);
            now = Rows.number(connection, APPLIED);
        }
        return now;
    }

    /** Copies what came since the begin into the other table; answers with rows per second. */
    double copy(long expected) throws SQLException {
        Path file = folder.resolve("peer.copy");
        CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                copying.copyOut("copy (select * from sale where position > " + position + ") to stdout", out);
            }
            execute("checkpoint");
            long begin = System.nanoTime();
            long rows;
            try (InputStream in = Files.newInputStream(file)) {
                rows = copying.copyIn("copy peer_sale from stdin", in, BUFFER);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (rows != expected) {
                throw new SuiteException("The ledger has " + rows + " new sales, not " + expected + ".");
            }
            return rows / seconds;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
