package io.abmsuite.segmentation.run;

import io.abmsuite.platform.metrics.GaugeQuery;
import io.abmsuite.platform.metrics.GaugeSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** How long runs take, and how many are waiting. */
@ApplicationScoped
class RunMetrics implements GaugeSource {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5),
        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5)
    };

    private final MeterRegistry registry;

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        duration("completed");
        duration("failed");
    }

    @Override
    public List<GaugeQuery> gauges() {
        return List.of(
                new GaugeQuery("abm.runs.unfinished", null, "Runs that are not finished", List.of("status"), """
                select s.status, cast(count(r.id) as float8)
                from (values ('QUEUED'), ('RUNNING')) as s(status)
                left join run r on r.status = s.status and r.status in ('QUEUED', 'RUNNING')
                group by s.status
                """));
    }

    /** A run, or an attempt at one, came to its end. */
    void ended(Duration duration, boolean failed) {
        duration(failed ? "failed" : "completed").record(duration);
    }

    private Timer duration(String outcome) {
        return Timer.builder("abm.run.duration")
                .description("How long a run takes, from its claim to its end")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
