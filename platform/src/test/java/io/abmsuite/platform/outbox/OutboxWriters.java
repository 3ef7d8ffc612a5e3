package io.abmsuite.platform.outbox;

import io.abmsuite.platform.id.Uuids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Many writers at once, each with keys of its own and a random pause between insert and commit, so that rows are committed
 * in another order than that of their numbers. Every tenth transaction is rolled back.
 */
final class OutboxWriters implements AutoCloseable {

    private static final int KEYS_PER_WRITER = 4;
    private static final int ONE_ROLLBACK_IN = 10;
    private static final double LONGEST_PAUSE_SECONDS = 0.05;

    private final String run = UUID.randomUUID().toString();
    private final Outbox outbox;
    private final Pool pool;
    private final int writers;
    private final Map<String, List<String>> committed = new ConcurrentHashMap<>();

    private OutboxWriters(Outbox outbox, Pool pool, int writers) {
        this.outbox = outbox;
        this.pool = pool;
        this.writers = writers;
    }

    static OutboxWriters on(Outbox outbox, String schema, int writers) {
        return new OutboxWriters(outbox, OutboxSchema.pool(schema, "writers", writers), writers);
    }

    /** Writes about as many events and waits for the last commit. */
    void write(int events, Duration patience) {
        Multi.createFrom()
                .range(0, writers)
                .onItem()
                .transformToUni(writer -> writeAll(writer, events / writers))
                .merge(writers)
                .collect()
                .asList()
                .await()
                .atMost(patience);
    }

    private Uni<Void> writeAll(int writer, int events) {
        return Multi.createFrom()
                .range(0, events)
                .onItem()
                .transformToUniAndConcatenate(n -> write(writer, n))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> write(int writer, int n) {
        String key = run + "/" + writer + "/" + n % KEYS_PER_WRITER;
        boolean rolledBack = ThreadLocalRandom.current().nextInt(ONE_ROLLBACK_IN) == 0;
        String payload = "{\"n\":" + n + (rolledBack ? ",\"ghost\":true}" : "}");
        return pool.withTransaction(transaction -> outbox.store(transaction, List.of(event(key, payload)))
                        .chain(() -> pause(transaction))
                        .invoke(() -> {
                            if (rolledBack) {
                                throw new RolledBackException();
                            }
                        }))
                .invoke(() -> committed
                        .computeIfAbsent(key, any -> Collections.synchronizedList(new ArrayList<>()))
                        .add(payload))
                .onFailure(RolledBackException.class)
                .recoverWithNull();
    }

    private static Uni<Void> pause(SqlConnection transaction) {
        double seconds = ThreadLocalRandom.current().nextDouble() * LONGEST_PAUSE_SECONDS;
        return transaction
                .preparedQuery("select pg_sleep($1)::text")
                .execute(Tuple.of(seconds))
                .replaceWithVoid();
    }

    private static OutgoingEvent event(String key, String payload) {
        return new OutgoingEvent(
                Uuids.timeOrdered(), "abm.accounts", key, "io.abmsuite.ProbeV1", payload, Instant.EPOCH, null);
    }

    /** What each key must show, in order. */
    Map<String, List<String>> expected() {
        return new TreeMap<>(committed);
    }

    int committed() {
        return committed.values().stream().mapToInt(List::size).sum();
    }

    boolean wrote(String key) {
        return key.startsWith(run);
    }

    @Override
    public void close() {
        pool.closeAndForget();
    }

    private static final class RolledBackException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
