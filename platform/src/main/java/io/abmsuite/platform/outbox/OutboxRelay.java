package io.abmsuite.platform.outbox;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.outbox.EventProducer.Sent;
import io.abmsuite.platform.stop.Rounds;
import io.abmsuite.platform.stop.Stopping;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Carries the outbox to Kafka. It claims rows, never positions: sequence order is not commit order, so reading on from
 * the last position would lose rows that commit late. One relay works at a time (a transaction lock), so the order per
 * key stays; a row leaves the outbox only after Kafka has it.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long RELAY_LOCK = 0x6f7574626f78L;
    private static final String CLAIM = """
            select seq, event_id, topic, message_key, type, payload, occurred_at, tracking_id, traceparent
            from outbox order by seq limit $1 for update skip locked
            """;
    private static final String REMEMBER_POSITIONS = """
            insert into publication_position (tracking_id, topic, partition, next_offset)
            select t.id::uuid, t.topic, t.partition, t.next_offset
            from unnest($1::text[], $2::text[], $3::int[], $4::bigint[]) as t(id, topic, partition, next_offset)
            on conflict (tracking_id, topic, partition)
            do update set next_offset = greatest(publication_position.next_offset, excluded.next_offset)
            """;

    private final Pool pool;
    private final EventProducer producer;
    private final Rounds rounds;
    private final Counter published;
    private volatile Uni<Void> settled = Uni.createFrom().voidItem();

    public OutboxRelay(
            Pool pool,
            EventProducer producer,
            Vertx vertx,
            MeterRegistry registry,
            @ConfigProperty(name = "abm.outbox.pause", defaultValue = "100ms") Duration pause) {
        this.pool = pool;
        this.producer = producer;
        this.rounds = new Rounds(vertx, "outbox", pause, () -> round().map(count -> count == BATCH));
        this.published = registry.counter("abm.outbox.published");
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    /** Hands over what is there, as far as Kafka answers; what is not stays for the next start or another instance. */
    void stop(@Observes @Priority(Stopping.OUTBOX) ShutdownEvent stop) {
        rounds.stop(PATIENCE);
        try {
            Multi.createBy()
                    .repeating()
                    .uni(this::round)
                    .until(count -> count == 0)
                    .collect()
                    .last()
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException away) {
            LOG.warnf("the outbox is not empty, its events are sent later cause=%s", away.toString());
        }
    }

    /** One claim at most; what an earlier round has left in doubt is settled first, so that nothing overtakes it. */
    private Uni<Integer> round() {
        return settled.chain(() -> pool.withTransaction(this::relay));
    }

    private Uni<Integer> relay(SqlConnection transaction) {
        return transaction
                .preparedQuery("select pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(RELAY_LOCK))
                .chain(lock -> Sql.first(lock, row -> row.getBoolean(0))
                        ? claimAndSend(transaction)
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> claimAndSend(SqlConnection transaction) {
        return transaction.preparedQuery(CLAIM).execute(Tuple.of(BATCH)).chain(rows -> {
            List<Claimed> claimed = Sql.list(rows, Claimed::of);
            if (claimed.isEmpty()) {
                return Uni.createFrom().item(0);
            }
            return producer.sendAll(claimed.stream().map(Claimed::event).toList())
                    .chain(fates -> settle(transaction, claimed, fates));
        });
    }

    private Uni<Integer> settle(SqlConnection transaction, List<Claimed> claimed, List<Sent> fates) {
        for (Sent fate : fates) {
            if (!fate.ok()) {
                settled = producer.settle().memoize().indefinitely();
                return Uni.createFrom().failure(fate.failure());
            }
        }
        Long[] sequence = claimed.stream().map(Claimed::seq).toArray(Long[]::new);
        return rememberPositions(transaction, claimed, fates)
                .chain(() -> transaction
                        .preparedQuery("delete from outbox where seq = any($1)")
                        .execute(Tuple.tuple().addArrayOfLong(sequence)))
                .invoke(() -> published.increment(claimed.size()))
                .replaceWith(claimed.size());
    }

    private static Uni<Void> rememberPositions(SqlConnection transaction, List<Claimed> claimed, List<Sent> fates) {
        Map<Tracked, Long> positions = new TreeMap<>();
        for (int i = 0; i < fates.size(); i++) {
            UUID tracking = claimed.get(i).event().trackingId();
            if (tracking != null) {
                Sent fate = fates.get(i);
                Tracked place = new Tracked(tracking.toString(), fate.topic(), fate.partition());
                positions.merge(place, fate.offset() + 1, Math::max);
            }
        }
        if (positions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple()
                .addArrayOfString(positions.keySet().stream().map(Tracked::id).toArray(String[]::new))
                .addArrayOfString(
                        positions.keySet().stream().map(Tracked::topic).toArray(String[]::new))
                .addArrayOfInteger(
                        positions.keySet().stream().map(Tracked::partition).toArray(Integer[]::new))
                .addArrayOfLong(positions.values().toArray(Long[]::new));
        return transaction.preparedQuery(REMEMBER_POSITIONS).execute(values).replaceWithVoid();
    }

    private record Tracked(String id, String topic, int partition) implements Comparable<Tracked> {
        @Override
        public int compareTo(Tracked other) {
            int byId = id.compareTo(other.id);
            int byTopic = byId != 0 ? byId : topic.compareTo(other.topic);
            return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
        }
    }

    private record Claimed(long seq, OutgoingEvent event) {
        static Claimed of(Row row) {
            OffsetDateTime at = row.getOffsetDateTime("occurred_at");
            return new Claimed(
                    row.getLong("seq"),
                    new OutgoingEvent(
                            row.getUUID("event_id"),
                            row.getString("topic"),
                            row.getString("message_key"),
                            row.getString("type"),
                            row.getString("payload"),
                            at.toInstant(),
                            row.getUUID("tracking_id"),
                            row.getString("traceparent")));
        }
    }
}
