package io.abmsuite.platform.idempotency;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets Idempotency-Keys after 24 hours. */
@ApplicationScoped
public class CreationSweeper {

    private static final Logger LOG = Logger.getLogger(CreationSweeper.class);
    private static final long EVERY = Duration.ofMinutes(10).toMillis();
    private static final String SWEEP = "delete from idempotency_key where created_at < now() - interval '24 hours'";

    private final Pool pool;
    private final Vertx vertx;

    CreationSweeper(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent start) {
        vertx.setPeriodic(
                EVERY,
                timer -> pool.query(SWEEP)
                        .execute()
                        .subscribe()
                        .with(
                                rows -> LOG.debugf("forgot %d idempotency keys", rows.rowCount()),
                                failure -> LOG.warnf("old idempotency keys were not swept cause=%s", failure)));
    }
}
