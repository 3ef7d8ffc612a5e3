package io.abmsuite.platform.messaging;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events to be applied together, in the order of their partitions, and those of them that were refused. */
public final class EventBatch {

    private final List<Event> events;
    private final Map<Event, Rejection> rejections = new LinkedHashMap<>();

    EventBatch(List<Event> events) {
        this.events = List.copyOf(events);
    }

    public List<Event> events() {
        return events;
    }

    /** Puts one event aside as a dead letter, in the same transaction as the effects of the others. */
    public void reject(Event event, String code, String message) {
        rejections.put(event, new Rejection(code, message));
    }

    Map<Event, Rejection> rejections() {
        return rejections;
    }

    /** True if an event was refused while a later one of the same key was not held back by it. */
    boolean brokeOrder() {
        Set<String> refused = new HashSet<>();
        for (Event event : events) {
            if (refused.contains(event.key())) {
                return true;
            }
            if (rejections.containsKey(event)) {
                refused.add(event.key());
            }
        }
        return false;
    }

    record Rejection(String code, String message) {}
}
