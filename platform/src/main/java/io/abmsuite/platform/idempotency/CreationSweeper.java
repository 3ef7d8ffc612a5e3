package io.abmsuite.platform.idempotency;

import io.abmsuite.platform.stop.RecurringWork;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Forgets Idempotency-Keys after 24 hours. */
@ApplicationScoped
public class CreationSweeper {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final String SWEEP = "delete from idempotency_key where created_at < now() - interval '24 hours'";

    private final Pool pool;
    private final RecurringWork work;

    CreationSweeper(Pool pool, RecurringWork work) {
        this.pool = pool;
        this.work = work;
    }

    void start(@Observes StartupEvent start) {
        work.repeat(
                "idempotency-sweep", EVERY, () -> pool.query(SWEEP).execute().replaceWith(false));
    }
}
