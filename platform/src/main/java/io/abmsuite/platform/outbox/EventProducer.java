package io.abmsuite.platform.outbox;

import io.abmsuite.platform.messaging.CloudEventHeaders;
import io.abmsuite.platform.messaging.Topics;
import io.abmsuite.platform.stop.Stopping;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends events to Kafka and tells each one's fate; an event counts as sent when all in-sync replicas have it. */
@ApplicationScoped
public class EventProducer {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaClientMetrics metrics;
    private final Topics topics;
    private final Tracer tracer;
    private final String source;

    public EventProducer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "quarkus.application.name") String application,
            Topics topics,
            Tracer tracer,
            MeterRegistry registry) {
        this.topics = topics;
        this.tracer = tracer;
        this.source = "/abmsuite/" + application;
        this.producer = new KafkaProducer<>(settings(servers), new ByteArraySerializer(), new ByteArraySerializer());
        this.metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(registry);
    }

    private static Map<String, Object> settings(String servers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                // a round of the relay is one batch per partition: each costs the broker and every consumer
                ProducerConfig.BATCH_SIZE_CONFIG,
                1 << 17,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                3000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5000,
                // never given up here: of two events of one key the later could arrive and the earlier not
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE);
    }

    /**
     * Sends all and waits for all; the answer has one entry per event, in order. Never fails as a whole. After one that is
     * refused none is sent any more. What Kafka has not answered in time counts as failed and may still arrive.
     */
    public Uni<List<Sent>> sendAll(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Context caller = Vertx.currentContext();
        Sending sending = new Sending(events.size());
        SendSpans spans = new SendSpans(tracer);
        Uni<List<Sent>> fates = Uni.createFrom()
                .completionStage(() -> send(events, sending, spans))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithUni(() -> Uni.createFrom().item(sending.soFar()))
                .invoke(spans::end);
        return caller == null ? fates : fates.emitOn(task -> caller.runOnContext(nothing -> task.run()));
    }

    private CompletionStage<List<Sent>> send(List<OutgoingEvent> events, Sending sending, SendSpans spans) {
        for (int i = 0; i < events.size(); i++) {
            int index = i;
            OutgoingEvent event = events.get(i);
            Exception refusal = sending.refusal();
            if (refusal == null) {
                send(toRecord(event, spans.traceparent(event)), fate -> sending.settle(index, fate));
            } else {
                sending.settle(index, Sent.failed(refusal));
            }
        }
        return sending.all();
    }

    /** Completes when Kafka has answered for everything sent so far, however long that takes. */
    Uni<Void> settle() {
        return Uni.createFrom()
                .voidItem()
                .invoke(producer::flush)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the fate
    private void send(ProducerRecord<byte[], byte[]> record, Consumer<Sent> fate) {
        try {
            producer.send(
                    record,
                    (metadata, failure) -> fate.accept(
                            failure == null
                                    ? new Sent(metadata.topic(), metadata.partition(), metadata.offset(), null)
                                    : Sent.failed(failure)));
        } catch (RuntimeException refused) {
            fate.accept(Sent.failed(refused));
        }
    }

    private ProducerRecord<byte[], byte[]> toRecord(OutgoingEvent event, String traceparent) {
        byte[] value = event.payload() == null ? null : event.payload().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                topics.physical(event.topic()),
                null,
                event.occurredAt().toEpochMilli(),
                event.key().getBytes(StandardCharsets.UTF_8),
                value,
                CloudEventHeaders.of(event, source, traceparent));
    }

    void close(@Observes @Priority(Stopping.CLIENTS) ShutdownEvent stop) {
        metrics.close();
        producer.close(CLOSING);
    }

    /**
     * Fate of one event: where it is, or why it is not.
     *
     * @param failure null if it was sent
     */
    public record Sent(String topic, int partition, long offset, Exception failure) {

        static Sent failed(Exception failure) {
            return new Sent(null, -1, -1, failure);
        }

        /** True if Kafka has it. */
        public boolean ok() {
            return failure == null;
        }
    }
}
