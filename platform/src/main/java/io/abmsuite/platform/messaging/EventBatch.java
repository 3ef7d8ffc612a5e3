package io.abmsuite.platform.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    record Rejection(String code, String message) {}
}
