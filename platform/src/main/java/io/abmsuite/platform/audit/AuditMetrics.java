package io.abmsuite.platform.audit;

import io.abmsuite.platform.db.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How many entries wait for their seal and how long the oldest does. */
@ApplicationScoped
class AuditMetrics {

    private static final String LOOK = """
            select count(*), coalesce(extract(epoch from now() - min(since)) * 1000, 0)::bigint from unsealed_entry
            """;

    private final Pool pool;
    private final AtomicLong unsealed = new AtomicLong();
    private final AtomicLong ageMillis = new AtomicLong();

    AuditMetrics(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        registry.gauge("abm.audit.unsealed", unsealed);
        TimeGauge.builder("abm.audit.unsealed.age", ageMillis::get, TimeUnit.MILLISECONDS)
                .register(registry);
    }

    Uni<Void> look() {
        return pool.query(LOOK)
                .execute()
                .invoke(rows -> Sql.first(rows, row -> {
                    unsealed.set(row.getLong(0));
                    ageMillis.set(row.getLong(1));
                    return row;
                }))
                .replaceWithVoid();
    }
}
