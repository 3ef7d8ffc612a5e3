package io.abmsuite.platform.outbox;

import io.abmsuite.platform.messaging.CloudEventHeaders;
import io.abmsuite.platform.messaging.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends events to Kafka and tells each one's fate; an event counts as sent when all in-sync replicas have it. */
@ApplicationScoped
public class EventProducer {

    private static final int LAST = 3000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaClientMetrics metrics;
    private final Topics topics;
    private final String source;

    public EventProducer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "quarkus.application.name") String application,
            Topics topics,
            MeterRegistry registry) {
        this.topics = topics;
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
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                3000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                8000);
    }

    /** Sends all and waits for all; the answer has one entry per event, in order. Never fails as a whole. */
    public Uni<List<Sent>> sendAll(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Context caller = Vertx.currentContext();
        Uni<List<Sent>> sending = Uni.createFrom()
                .completionStage(() -> send(events))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return caller == null ? sending : sending.emitOn(task -> caller.runOnContext(nothing -> task.run()));
    }

    private CompletableFuture<List<Sent>> send(List<OutgoingEvent> events) {
        CompletableFuture<List<Sent>> done = new CompletableFuture<>();
        Sent[] fates = new Sent[events.size()];
        AtomicInteger open = new AtomicInteger(fates.length);
        for (int i = 0; i < fates.length; i++) {
            int index = i;
            send(events.get(i), fate -> {
                fates[index] = fate;
                if (open.decrementAndGet() == 0) {
                    done.complete(Arrays.asList(fates));
                }
            });
        }
        return done;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the fate
    private void send(OutgoingEvent event, java.util.function.Consumer<Sent> fate) {
        try {
            producer.send(
                    toRecord(event),
                    (metadata, failure) -> fate.accept(
                            failure == null
                                    ? new Sent(metadata.topic(), metadata.partition(), metadata.offset(), null)
                                    : Sent.failed(failure)));
        } catch (RuntimeException refused) {
            fate.accept(Sent.failed(refused));
        }
    }

    private ProducerRecord<byte[], byte[]> toRecord(OutgoingEvent event) {
        byte[] value = event.payload() == null ? null : event.payload().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                topics.physical(event.topic()),
                null,
                event.occurredAt().toEpochMilli(),
                event.key().getBytes(StandardCharsets.UTF_8),
                value,
                CloudEventHeaders.of(event, source));
    }

    void close(@Observes @Priority(LAST) ShutdownEvent stop) {
        metrics.close();
        producer.close(Duration.ofSeconds(10));
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
