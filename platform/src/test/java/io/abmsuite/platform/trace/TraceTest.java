package io.abmsuite.platform.trace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class TraceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    InMemorySpanExporter spans;

    @Test
    void aRequestAndWhatItsEventsCauseAreOneTrace() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String key = "traced-" + trace;
        try (EventProbe probe = EventProbe.on("abm.engagements")) {

            tell(key, "00-" + trace + "-00000000000000aa-01");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.of(key)).hasSize(1));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ofTrace(trace))
                            .extracting(SpanData::getName)
                            .contains("send abm.engagements"));
            assertThat(probe.of(key).get(0).traceparent()).startsWith("00-" + trace);
        }
        List<SpanData> path = ofTrace(trace).stream()
                .filter(span -> span.getKind() != SpanKind.CLIENT && span.getKind() != SpanKind.INTERNAL)
                .sorted(Comparator.comparing(SpanData::getStartEpochNanos))
                .toList();
        assertThat(path)
                .extracting(SpanData::getKind)
                .containsExactly(SpanKind.SERVER, SpanKind.PRODUCER, SpanKind.CONSUMER, SpanKind.PRODUCER);
        assertThat(path)
                .extracting(span -> withoutPrefix(span.getName()))
                .containsExactly(
                        "POST /v1/probes/told/{key}",
                        "send abm.feedback",
                        "process abm.feedback",
                        "send abm.engagements");
        for (int i = 1; i < path.size(); i++) {
            assertThat(path.get(i).getParentSpanId()).isEqualTo(path.get(i - 1).getSpanId());
        }
        assertThat(path.get(0).getParentSpanId()).isEqualTo("00000000000000aa");
    }

    @Test
    void workersThatLookForWorkStartNoTraces() {
        tell("untraced-" + UUID.randomUUID(), null);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(spans.getFinishedSpanItems())
                        .extracting(SpanData::getName)
                        .contains("send abm.engagements"));
        assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> !span.getParentSpanContext().isValid())
                .extracting(SpanData::getKind)
                .isSubsetOf(SpanKind.SERVER, SpanKind.CONSUMER);
    }

    @Test
    void readsOnlyWellFormedPlaces() {
        assertThat(Traceparent.traceId("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(Traceparent.traceId("00-00000000000000000000000000000000-00f067aa0ba902b7-01"))
                .isNull();
        assertThat(Traceparent.traceId("00-4bf92f3577b34da6a3ce929d0e0e4736-01"))
                .isNull();
        assertThat(Traceparent.traceId(null)).isNull();
    }

    private List<SpanData> ofTrace(String trace) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .toList();
    }

    /** Tests share a broker: their topics have a prefix of their own. */
    private static String withoutPrefix(String name) {
        return name.replaceFirst(" t[0-9a-f]{12}\\.", " ");
    }

    private static void tell(String key, String traceparent) {
        var request = given().auth().oauth2(Tokens.of("probes:write"));
        (traceparent == null ? request : request.header(Traceparent.HEADER, traceparent))
                .post("/v1/probes/told/" + key)
                .then()
                .statusCode(204);
    }
}
