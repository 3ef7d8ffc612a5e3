package io.abmsuite.segmentation.publishedclass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells of changes: the snapshot of each account changed, what moved it into another class, and what it crossed. */
@ApplicationScoped
class ClassEvents {

    private static final String SEGMENTS = "abm.segments";

    private final ObjectMapper json;

    ClassEvents(ObjectMapper json) {
        this.json = json;
    }

    List<OutgoingEvent> of(List<ClassChange> news, Cause cause, Instant at) {
        List<OutgoingEvent> events = new ArrayList<>(news.size());
        for (ClassChange change : news) {
            String key = change.after().figures().accountId().toString();
            events.add(event("abm.classes", key, "PublishedClassV1", PublishedClassV1.of(change), at));
            if (change.movesClass()) {
                events.add(event(SEGMENTS, key, "ClassChangedV1", ClassChangedV1.of(change, cause), at));
            }
            if (change.becomes("DORMANT")) {
                events.add(event(SEGMENTS, key, "AccountDormantV1", LifecycleV1.of(change), at));
            }
            if (change.becomes("LOST")) {
                events.add(event(SEGMENTS, key, "AccountLostV1", LifecycleV1.of(change), at));
            }
        }
        return events;
    }

    /** What crossed a limit of concentration: accounts, and all major accounts together. */
    List<OutgoingEvent> concentration(
            PublicationOrder order, PublicationLog.Begun begun, List<ClassChange> crossings, Instant at) {
        String key = order.source().policy();
        List<OutgoingEvent> events = new ArrayList<>();
        for (ClassChange crossing : crossings) {
            events.add(crossed(key, ConcentrationCrossedV1.of(crossing, order.source()), at));
        }
        ConcentrationBand from = ConcentrationBand.of(begun.majorShareBefore());
        ConcentrationBand to = ConcentrationBand.of(order.majorShare());
        if (begun.hasPrevious() && from != to) {
            events.add(crossed(key, ConcentrationCrossedV1.of(order, from, to), at));
        }
        return events;
    }

    private OutgoingEvent crossed(String key, ConcentrationCrossedV1 crossing, Instant at) {
        return event(SEGMENTS, key, "ConcentrationCrossedV1", crossing, at);
    }

    private OutgoingEvent event(String topic, String key, String type, Object payload, Instant at) {
        return new OutgoingEvent(Uuids.timeOrdered(), topic, key, "io.abmsuite." + type, text(payload), at, null);
    }

    private String text(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("events are plain records", impossible);
        }
    }
}
