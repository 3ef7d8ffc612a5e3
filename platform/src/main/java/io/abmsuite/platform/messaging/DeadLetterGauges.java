package io.abmsuite.platform.messaging;

import io.abmsuite.platform.stop.RecurringWork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Shows how many dead letters wait, and how many events are held back behind them, by consumer. */
@ApplicationScoped
class DeadLetterGauges {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final String COUNT = """
            select consumer, state, count(*) from dead_letter where state in ('WAITING', 'HELD_BACK') group by 1, 2
            """;

    private final Pool pool;
    private final RecurringWork work;
    private volatile Map<String, Long> counts = Map.of();

    DeadLetterGauges(Pool pool, RecurringWork work) {
        this.pool = pool;
        this.work = work;
    }

    void start(@Observes StartupEvent start, EventHandlers handlers, MeterRegistry registry) {
        for (String consumer : handlers.consumers()) {
            gauge(registry, "abm.dead.letters.waiting", "Dead letters somebody must settle", consumer, "WAITING");
            gauge(registry, "abm.dead.letters.held.back", "Events that wait behind them", consumer, "HELD_BACK");
        }
        work.repeat("dead-letter-gauges", EVERY, () -> count().replaceWith(false));
    }

    private void gauge(MeterRegistry registry, String name, String description, String consumer, String state) {
        Gauge.builder(name, () -> counts.getOrDefault(consumer + state, 0L))
                .description(description)
                .tag("consumer", consumer)
                .register(registry);
    }

    Uni<Void> count() {
        return pool.query(COUNT)
                .execute()
                .invoke(rows -> {
                    Map<String, Long> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString(0) + row.getString(1), row.getLong(2)));
                    counts = found;
                })
                .replaceWithVoid();
    }
}
