package io.abmsuite.platform.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides which traces are recorded: what the caller decided, else a share of the requests. Queries of the workers that
 * look for work all the time start no traces.
 */
final class RequestSampler implements Sampler {

    private final Sampler share;

    private RequestSampler(double ratio) {
        this.share = Sampler.traceIdRatioBased(ratio);
    }

    /** Hands the sampler to OpenTelemetry. */
    @Singleton
    static final class Producer {

        @Produces
        @Singleton
        Sampler sampler(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg", defaultValue = "1.0") double ratio) {
            return Sampler.parentBased(new RequestSampler(ratio));
        }
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return kind == SpanKind.CLIENT
                ? SamplingResult.drop()
                : share.shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
        return "requests, " + share.getDescription();
    }
}
