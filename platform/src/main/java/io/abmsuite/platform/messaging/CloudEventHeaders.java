package io.abmsuite.platform.messaging;

import io.abmsuite.platform.json.TimeText;
import io.abmsuite.platform.outbox.OutgoingEvent;
import io.abmsuite.platform.trace.Traceparent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** CloudEvents 1.0 attributes as Kafka headers (binary mode), with the trace (distributed tracing extension). */
public final class CloudEventHeaders {

    static final String ID = "ce_id";
    static final String TYPE = "ce_type";

    private CloudEventHeaders() {}

    /** The headers of an event; without a trace if there is none. */
    public static Headers of(OutgoingEvent event, String source, String traceparent) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, ID, event.id().toString());
        add(headers, TYPE, event.type());
        add(headers, "ce_source", source);
        add(headers, "ce_time", TimeText.of(event.occurredAt()));
        add(headers, "ce_subject", event.key());
        add(headers, Traceparent.HEADER, traceparent);
        add(headers, "content-type", event.payload() == null ? null : "application/json");
        return headers;
    }

    static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void add(RecordHeaders headers, String name, String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
