package io.abmsuite.platform.messaging;

import io.abmsuite.platform.trace.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.smallrye.common.vertx.VertxContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The spans of one batch: each trace that has events in it gets one, as a child of their sending. A batch of one trace
 * goes on in it; a batch of several is a trace of its own, linked to all of them.
 */
final class ProcessSpans {

    private static final int MOST_TRACES = 128;

    private final List<Span> spans = new ArrayList<>();
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // end() closes the scope, at the end of the batch
    private ProcessSpans(Tracer tracer, Map<String, String> placeByTrace, int events, String consumer, String topic) {
        placeByTrace
                .values()
                .forEach(place -> spans.add(builder(tracer, events, consumer, topic)
                        .setParent(Traceparent.parse(place))
                        .startSpan()));
        if (spans.size() > 1) {
            SpanBuilder whole = builder(tracer, events, consumer, topic).setNoParent();
            spans.forEach(span -> whole.addLink(span.getSpanContext()));
            spans.add(whole.startSpan());
        }
        scope = spans.isEmpty() || !VertxContext.isOnDuplicatedContext()
                ? Scope.noop()
                : Context.root().with(spans.get(spans.size() - 1)).makeCurrent();
    }

    static ProcessSpans start(Tracer tracer, ConsumerRecords<byte[], byte[]> records, String consumer) {
        Map<String, String> placeByTrace = new LinkedHashMap<>();
        String topic = null;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            topic = record.topic();
            String place = CloudEventHeaders.text(record.headers(), Traceparent.HEADER);
            if (place != null && placeByTrace.size() < MOST_TRACES) {
                String trace = Traceparent.traceId(place);
                if (trace != null) {
                    placeByTrace.putIfAbsent(trace, place);
                }
            }
        }
        return new ProcessSpans(tracer, placeByTrace, records.count(), consumer, topic);
    }

    private static SpanBuilder builder(Tracer tracer, int events, String consumer, String topic) {
        return tracer.spanBuilder("process " + topic)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.operation.name", "process")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.consumer.group.name", consumer)
                .setAttribute("messaging.batch.message_count", (long) events);
    }

    void end(Throwable failure) {
        scope.close();
        spans.forEach(span -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }
}
