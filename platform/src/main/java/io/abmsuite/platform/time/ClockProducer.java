package io.abmsuite.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one clock of a service, in the business time zone: "today" is a business date. */
@ApplicationScoped
class ClockProducer {

    @Produces
    @ApplicationScoped
    Clock clock(@ConfigProperty(name = "abm.time-zone", defaultValue = "UTC") String zone) {
        return Clock.system(ZoneId.of(zone));
    }
}
