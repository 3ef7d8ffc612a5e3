package io.abmsuite.segmentation.publishedclass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells of changes: the snapshot of each account changed, and what moved it into another class. */
@ApplicationScoped
class ClassEvents {

    private static final String TYPES = "io.abmsuite.";

    private final ObjectMapper json;

    ClassEvents(ObjectMapper json) {
        this.json = json;
    }

    List<OutgoingEvent> of(List<ClassChange> changes, Instant at) {
        List<OutgoingEvent> events = new ArrayList<>(changes.size());
        for (ClassChange change : changes) {
            PublishedClassV1 published = PublishedClassV1.of(change.after());
            String key = published.accountId().toString();
            events.add(event("abm.classes", key, "PublishedClassV1", published, at));
            if (change.movesClass()) {
                events.add(event("abm.segments", key, "ClassChangedV1", ClassChangedV1.of(change), at));
            }
        }
        return events;
    }

    private OutgoingEvent event(String topic, String key, String type, Object payload, Instant at) {
        return new OutgoingEvent(Uuids.timeOrdered(), topic, key, TYPES + type, text(payload), at, null);
    }

    private String text(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("events are plain records", impossible);
        }
    }
}
