package io.abmsuite.platform.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The handlers of this service by the names of their consumers. */
@ApplicationScoped
public class EventHandlers {

    private final Map<String, EventHandler> handlers = new TreeMap<>();

    EventHandlers(Instance<EventHandler> all) {
        all.forEach(handler -> handlers.put(handler.consumer(), handler));
    }

    /** Names of all consumers. */
    public Set<String> consumers() {
        return handlers.keySet();
    }

    /** The handler of a consumer; empty if this version of the service has no such consumer. */
    public Optional<EventHandler> find(String consumer) {
        return Optional.ofNullable(handlers.get(consumer));
    }

    /** True unless it is known that the events of this consumer carry no personal data. */
    public boolean carryPersonalData(String consumer) {
        return find(consumer).map(EventHandler::carriesPersonalData).orElse(true);
    }
}
