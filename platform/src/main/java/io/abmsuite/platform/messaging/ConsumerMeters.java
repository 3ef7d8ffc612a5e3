package io.abmsuite.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets the counters of each consumer start at nought, so that already the first event is an increase. */
@ApplicationScoped
class ConsumerMeters {

    private static final String CONSUMED = "abm.events.consumed";
    private static final String DEAD_LETTERS = "abm.dead.letters";

    private final ConsumedTopics consumed;
    private final MeterRegistry registry;

    ConsumerMeters(ConsumedTopics consumed, MeterRegistry registry) {
        this.consumed = consumed;
        this.registry = registry;
    }

    void start(@Observes StartupEvent start) {
        consumed.all().forEach(one -> {
            registry.counter(CONSUMED, "consumer", one.consumer()).increment(0);
            registry.counter(DEAD_LETTERS, "consumer", one.consumer()).increment(0);
        });
    }
}
