package io.abmsuite.platform.outbox;

import io.abmsuite.platform.outbox.EventProducer.Sent;
import io.abmsuite.platform.trace.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The spans of one sending: one per trace and topic, however many events they have there. Events that are not traced get
 * none.
 */
final class SendSpans {

    private record Place(String traceparent, String topic) {}

    private final Tracer tracer;
    private final Map<Place, Span> spans = new HashMap<>();

    SendSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** What the message of this event carries; null if the event is not traced. */
    synchronized String traceparent(OutgoingEvent event) {
        if (event.traceparent() == null) {
            return null;
        }
        return Traceparent.of(spans.computeIfAbsent(new Place(event.traceparent(), event.topic()), this::start));
    }

    private Span start(Place place) {
        return tracer.spanBuilder("send " + place.topic)
                .setParent(Traceparent.parse(place.traceparent))
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", place.topic)
                .setAttribute("messaging.operation.name", "send")
                .setAttribute("messaging.operation.type", "send")
                .startSpan();
    }

    synchronized void end(List<Sent> fates) {
        if (spans.isEmpty()) {
            return;
        }
        boolean failed = fates.stream().anyMatch(fate -> !fate.ok());
        spans.values().forEach(span -> {
            if (failed) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }
}
