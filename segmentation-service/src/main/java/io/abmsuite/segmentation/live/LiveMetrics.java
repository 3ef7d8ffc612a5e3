package io.abmsuite.segmentation.live;

import io.abmsuite.platform.metrics.GaugeQuery;
import io.abmsuite.platform.metrics.GaugeSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** How long live rounds take, and how far published classes are behind the ledger. */
@ApplicationScoped
class LiveMetrics implements GaugeSource {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final Timer rounds;

    LiveMetrics(MeterRegistry registry) {
        rounds = Timer.builder("abm.live.round.duration")
                .description("How long it takes to look at what changed and to publish it")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    void round(Duration duration) {
        rounds.record(duration);
    }

    @Override
    public List<GaugeQuery> gauges() {
        return List.of(new GaugeQuery(
                "abm.live.problem",
                null,
                "1 if published classes cannot follow the sales of the live policy",
                List.of(),
                """
                select cast(count(*) as float8) from publishing where mode = 'LIVE' and last_problem is not null
                """));
    }
}
