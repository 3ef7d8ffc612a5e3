package io.abmsuite.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Does what a request has asked for and a worker does later as a part of the request's trace. */
@ApplicationScoped
public class TracedWork {

    private final Tracer tracer;
    private final Vertx vertx;

    TracedWork(Tracer tracer, Vertx vertx) {
        this.tracer = tracer;
        this.vertx = vertx;
    }

    /** The work, as a span of this name in the trace of that place; without a place it is just the work. */
    public <T> Uni<T> as(String name, String traceparent, Supplier<Uni<? extends T>> work) {
        if (traceparent == null) {
            return Uni.createFrom().deferred(work);
        }
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        Span span = tracer.spanBuilder(name)
                .setParent(Traceparent.parse(traceparent))
                .startSpan();
        QuarkusContextStorage.INSTANCE.attach(own, Traceparent.at(span));
        return Uni.createFrom()
                .deferred(work)
                .runSubscriptionOn(task -> own.runOnContext(nothing -> task.run()))
                .onTermination()
                .invoke((done, failure, cancelled) -> {
                    if (failure != null) {
                        span.setStatus(StatusCode.ERROR);
                    }
                    span.end();
                });
    }
}
