package io.abmsuite.suite.it;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** Holds a row, so that a transaction that writes it stands still where it is until this is closed. */
final class Stall implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String WAITING =
            "select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))";

    private final Connection connection;

    private Stall(Connection connection) {
        this.connection = connection;
    }

    /** Holds the rows of a query. */
    static Stall of(Postgres postgres, String database, String rows) {
        Connection connection = postgres.connect(database);
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (!statement.executeQuery(rows + " for update").next()) {
                throw new IllegalStateException("nothing is held by " + rows);
            }
            return new Stall(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(rows, failure);
        }
    }

    /** Waits until somebody stands before the rows. */
    void awaitSomebody() {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(this::stopsSomebody);
    }

    /** Waits until this call stands before the rows; fails if it ends without. */
    void await(CompletableFuture<?> call) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> call.isDone() || stopsSomebody());
        if (call.isDone()) {
            call.join();
            throw new IllegalStateException("the call did not touch what is held");
        }
    }

    private boolean stopsSomebody() {
        return !Postgres.query(connection, WAITING).isEmpty();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
