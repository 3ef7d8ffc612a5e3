package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.stop.RecurringWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends decisions of persons when their time is over; who comes second finds nothing left to end. */
@ApplicationScoped
class OverrideSweeper {

    private final OverrideService overrides;
    private final RecurringWork work;
    private final Duration every;

    OverrideSweeper(
            OverrideService overrides,
            RecurringWork work,
            @ConfigProperty(name = "segmentation.overrides.sweep", defaultValue = "1m") Duration every) {
        this.overrides = overrides;
        this.work = work;
        this.every = every;
    }

    void start(@Observes StartupEvent start) {
        work.repeat("override-sweep", every, overrides::endExpired);
    }
}
