package io.abmsuite.platform.deadletter;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.stop.RecurringWork;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Forgets settled dead letters after their retention, and goes on with queues that have lost their front: an instance was
 * killed while it released them.
 */
@ApplicationScoped
public class DeadLetterSweeper {

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final String FORGET = """
            delete from dead_letter where resolved_at < now() - make_interval(secs => $1)
            """;
    private static final String FRONTLESS = """
            select distinct h.consumer, h.message_key from dead_letter h
            where h.state = 'HELD_BACK' and not exists (
                select 1 from dead_letter f
                where f.consumer = h.consumer and sha256(f.message_key) = sha256(h.message_key) and f.state = 'WAITING')
            limit 100
            """;

    private final Pool pool;
    private final RecurringWork work;
    private final HeldBackEvents heldBack;
    private final Duration retention;

    DeadLetterSweeper(
            Pool pool,
            RecurringWork work,
            HeldBackEvents heldBack,
            @ConfigProperty(name = "abm.dead-letters.retention", defaultValue = "30d") Duration retention) {
        this.pool = pool;
        this.work = work;
        this.heldBack = heldBack;
        this.retention = retention;
    }

    void start(@Observes StartupEvent start) {
        work.repeat("dead-letter-sweep", EVERY, () -> sweep().replaceWith(false));
    }

    /** One round. */
    Uni<Void> sweep() {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of((double) retention.toSeconds()))
                .chain(() -> pool.query(FRONTLESS).execute())
                .map(rows -> Sql.list(
                        rows,
                        row -> new LetterQueue(
                                row.getString(0), row.get(Buffer.class, 1).getBytes())))
                .chain(queues -> Multi.createFrom()
                        .iterable(queues)
                        .onItem()
                        .transformToUniAndConcatenate(queue -> heldBack.release(queue, Handling.resumed()))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }
}
