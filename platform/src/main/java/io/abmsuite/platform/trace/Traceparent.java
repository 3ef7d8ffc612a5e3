package io.abmsuite.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place in a trace, in the written form of W3C Trace Context that rows and messages carry. */
public final class Traceparent {

    /** Name of the header that carries it, over HTTP as over Kafka. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private Traceparent() {}

    /** Where the caller is; null if it is not traced. */
    public static String current() {
        return of(Span.current());
    }

    /** Where a span is; null if it is none. */
    public static String of(Span span) {
        SpanContext place = span.getSpanContext();
        return place.isValid()
                ? "00-" + place.getTraceId() + "-" + place.getSpanId() + "-"
                        + place.getTraceFlags().asHex()
                : null;
    }

    /** What a child of this place starts from; what is absent or malformed starts a trace of its own. */
    public static Context parse(String traceparent) {
        Matcher matcher = FORM.matcher(traceparent == null ? "" : traceparent);
        if (!matcher.matches()) {
            return Context.root();
        }
        SpanContext place = SpanContext.createFromRemoteParent(
                matcher.group(1), matcher.group(2), TraceFlags.fromHex(matcher.group(3), 0), TraceState.getDefault());
        return place.isValid() ? Context.root().with(Span.wrap(place)) : Context.root();
    }

    static Context at(Span span) {
        return Context.root().with(span);
    }

    /** The trace a place belongs to; null if there is none. */
    public static String traceId(String traceparent) {
        SpanContext place = Span.fromContext(parse(traceparent)).getSpanContext();
        return place.isValid() ? place.getTraceId() : null;
    }
}
