package io.abmsuite.platform.audit;

import io.abmsuite.platform.db.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Seals committed entries in batches. One instance seals at a time (a transaction lock); it takes the rows that wait, so an
 * entry that commits late is sealed late and never skipped.
 */
@ApplicationScoped
public class Sealer {

    private static final Logger LOG = Logger.getLogger(Sealer.class);
    private static final int FIRST = 100;
    private static final int BATCH = 1000;
    /** Held by the one who seals. */
    static final long LOCK = 0x7365616c6572L;

    private static final Duration ANCHOR_EVERY = Duration.ofMinutes(1);
    private static final String WAITING = """
            select %s from unsealed_entry u join audit_entry e on e.id = u.entry_id
                left join erasable_change c on c.entry_id = e.id
            order by e.id limit $1
            """.formatted(SealedEntry.COLUMNS);
    private static final String LAST = "select %s from audit_seal order by number desc limit 1".formatted(Seal.COLUMNS);
    private static final String ADD = """
            insert into audit_seal (number, sealed_at, entries, previous, hash)
            values ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'))
            """;
    private static final String COVER = """
            insert into audit_sealed (seal, position, entry_id, entry_hash)
            select $1, t.position, t.entry_id, decode(t.entry_hash, 'hex')
            from unnest($2::int[], $3::uuid[], $4::text[]) as t(position, entry_id, entry_hash)
            """;
    private static final String DONE = "delete from unsealed_entry where entry_id = any($1)";

    private final Pool pool;
    private final Vertx vertx;
    private final Clock clock;
    private final AuditMetrics metrics;
    private final long pauseMillis;
    private volatile boolean stopped;
    private volatile Uni<Integer> round = Uni.createFrom().item(0);
    private volatile Instant anchored = Instant.EPOCH;

    Sealer(
            Pool pool,
            Vertx vertx,
            Clock clock,
            AuditMetrics metrics,
            @ConfigProperty(name = "abm.audit.seal-every", defaultValue = "1s") Duration pause) {
        this.pool = pool;
        this.vertx = vertx;
        this.clock = clock;
        this.metrics = metrics;
        this.pauseMillis = Math.max(1, pause.toMillis());
    }

    void start(@Observes StartupEvent start) {
        next(false);
    }

    /** Waits for the round under way: after this event the pool closes. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent stop) {
        stopped = true;
        round.onFailure().recoverWithItem(0).await().atMost(Duration.ofSeconds(10));
    }

    private void next(boolean atOnce) {
        if (!stopped) {
            vertx.setTimer(atOnce ? 1 : pauseMillis, timer -> run());
        }
    }

    private void run() {
        if (stopped) {
            return;
        }
        round = pool.withTransaction(this::seal).call(metrics::look).memoize().indefinitely();
        round.subscribe().with(count -> next(count == BATCH), failure -> {
            LOG.warnf("sealing failed, will be tried again cause=%s", failure.toString());
            next(false);
        });
    }

    /** Seals what waits, at most a batch; tells how many entries. */
    private Uni<Integer> seal(SqlConnection transaction) {
        return transaction
                .preparedQuery("select pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .chain(lock -> Sql.first(lock, row -> row.getBoolean(0))
                        ? sealWaiting(transaction)
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> sealWaiting(SqlConnection transaction) {
        return transaction
                .preparedQuery(WAITING)
                .execute(Tuple.of(BATCH))
                .map(rows -> Sql.list(rows, SealedEntry::of))
                .chain(entries -> entries.isEmpty()
                        ? Uni.createFrom().item(0)
                        : transaction
                                .query(LAST)
                                .execute()
                                .map(rows -> Sql.first(rows, Seal::of))
                                .map(last -> Seal.after(last, now(), hashes(entries)))
                                .chain(seal -> store(transaction, seal, entries))
                                .replaceWith(entries.size()));
    }

    private Uni<Void> store(SqlConnection transaction, Seal seal, List<SealedEntry> entries) {
        UUID[] ids = entries.stream().map(SealedEntry::id).toArray(UUID[]::new);
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        seal.number(),
                        seal.sealedAt().atOffset(ZoneOffset.UTC),
                        seal.entries(),
                        Hashes.hex(seal.previous()),
                        Hashes.hex(seal.hash())))
                .chain(() -> transaction
                        .preparedQuery(COVER)
                        .execute(Tuple.tuple()
                                .addLong(seal.number())
                                .addArrayOfInteger(
                                        IntStream.range(0, ids.length).boxed().toArray(Integer[]::new))
                                .addArrayOfUUID(ids)
                                .addArrayOfString(entries.stream()
                                        .map(entry -> Hashes.hex(entry.hash()))
                                        .toArray(String[]::new))))
                .chain(() ->
                        transaction.preparedQuery(DONE).execute(Tuple.tuple().addArrayOfUUID(ids)))
                .invoke(() -> tell(seal))
                .replaceWithVoid();
    }

    /** Notes the newest seal outside of the database, where whoever cuts the chain does not reach it. */
    private void tell(Seal seal) {
        if (seal.sealedAt().isAfter(anchored.plus(ANCHOR_EVERY))) {
            anchored = seal.sealedAt();
            LOG.infof("audit anchor=%s", seal.anchor());
        }
    }

    private static List<byte[]> hashes(List<SealedEntry> entries) {
        return entries.stream().map(SealedEntry::hash).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
