package io.abmsuite.platform.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Maps the names of the contracts to the names on the broker; a prefix lets several suites share one broker. */
@ApplicationScoped
public class Topics {

    private final String prefix;

    public Topics(@ConfigProperty(name = "abm.topic-prefix") java.util.Optional<String> prefix) {
        this.prefix = prefix.orElse("");
    }

    /** Name on the broker. */
    public String physical(String logical) {
        return prefix + logical;
    }
}
