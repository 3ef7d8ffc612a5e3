package io.abmsuite.platform.outbox;

import io.abmsuite.platform.trace.Traceparent;
import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way to Kafka, as CloudEvents 1.0 in binary mode.
 *
 * @param id id of the event, the same on every repetition
 * @param topic logical topic, for example {@code abm.accounts}
 * @param key what events are ordered by
 * @param type CloudEvents type; null with a null payload is a tombstone
 * @param payload JSON text; null is a tombstone
 * @param occurredAt when it happened
 * @param trackingId groups events whose positions somebody wants to know; may be null
 * @param traceparent the trace it belongs to; null if it is not traced
 */
public record OutgoingEvent(
        UUID id,
        String topic,
        String key,
        String type,
        String payload,
        Instant occurredAt,
        UUID trackingId,
        String traceparent) {

    /** An event of the trace that is under way. */
    public OutgoingEvent(
            UUID id, String topic, String key, String type, String payload, Instant occurredAt, UUID trackingId) {
        this(id, topic, key, type, payload, occurredAt, trackingId, Traceparent.current());
    }
}
