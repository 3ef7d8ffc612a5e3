package io.abmsuite.platform.metrics;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.stop.Rounds;
import io.abmsuite.platform.stop.Stopping;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads all gauges every few seconds, one after the other. A gauge that cannot be read is not told, rather than told old. */
@ApplicationScoped
public class GaugeSampler {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pool pool;
    private final ConsumerLag lag;
    private final Rounds rounds;
    private final Map<GaugeQuery, MultiGauge> gauges = new LinkedHashMap<>();

    GaugeSampler(
            Pool pool,
            ConsumerLag lag,
            Vertx vertx,
            MeterRegistry registry,
            @All List<GaugeSource> sources,
            @ConfigProperty(name = "abm.metrics.interval", defaultValue = "10s") Duration interval) {
        this.pool = pool;
        this.lag = lag;
        this.rounds = new Rounds(vertx, "gauges", interval, this::sample);
        for (GaugeSource source : sources) {
            for (GaugeQuery query : source.gauges()) {
                gauges.put(
                        query,
                        MultiGauge.builder(query.name())
                                .baseUnit(query.unit())
                                .description(query.description())
                                .register(registry));
            }
        }
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes @Priority(Stopping.WORK) ShutdownEvent stop) {
        rounds.stop(PATIENCE);
    }

    private Uni<Boolean> sample() {
        return Multi.createFrom()
                .iterable(gauges.entrySet())
                .onItem()
                .transformToUniAndConcatenate(gauge -> read(gauge.getKey(), gauge.getValue()))
                .collect()
                .asList()
                .chain(all -> lag.read())
                .replaceWith(false);
    }

    private Uni<Void> read(GaugeQuery query, MultiGauge gauge) {
        return pool.query(query.sql())
                .execute()
                .map(rows -> Sql.list(rows, row -> toRow(query, row)))
                .onFailure()
                .invoke(failure -> gauge.register(List.of(), true))
                .invoke(rows -> gauge.register(rows, true))
                .replaceWithVoid();
    }

    private static MultiGauge.Row<?> toRow(GaugeQuery query, Row row) {
        Tags tags = Tags.empty();
        for (int i = 0; i < query.tags().size(); i++) {
            tags = tags.and(query.tags().get(i), row.getString(i));
        }
        return MultiGauge.Row.of(tags, row.getDouble(query.tags().size()));
    }
}
