package io.abmsuite.platform.metrics;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.messaging.ConsumedTopics;
import io.abmsuite.platform.messaging.ConsumedTopics.Consumed;
import io.abmsuite.platform.stop.Stopping;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many records of its topics each consumer has not applied yet: the ends on the broker against the positions in the
 * consumer's own database, which move with the effects. A consumer that never applied anything counts too.
 */
@ApplicationScoped
class ConsumerLag {

    private static final long PATIENCE_SECONDS = 5;
    private static final String POSITIONS = "select consumer, topic, partition, next_offset from consumer_position";

    private record Place(String consumer, TopicPartition partition) {}

    private final Pool pool;
    private final ConsumedTopics consumed;
    private final Admin admin;
    private final MultiGauge gauge;

    ConsumerLag(
            Pool pool,
            ConsumedTopics consumed,
            MeterRegistry registry,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.pool = pool;
        this.consumed = consumed;
        this.admin = Admin.create(
                Map.of("bootstrap.servers", servers, "request.timeout.ms", "5000", "default.api.timeout.ms", "5000"));
        this.gauge = MultiGauge.builder("abm.consumer.lag")
                .baseUnit("records")
                .description("Records of the topic the consumer has not applied yet")
                .register(registry);
    }

    void close(@Observes @Priority(Stopping.CLIENTS) ShutdownEvent stop) {
        admin.close(Duration.ofSeconds(1));
    }

    Uni<Void> read() {
        if (consumed.all().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Context caller = Vertx.currentContext();
        return pool.query(POSITIONS)
                .execute()
                .map(rows -> {
                    Map<Place, Long> positions = new HashMap<>();
                    Sql.list(
                            rows,
                            row -> positions.put(
                                    new Place(
                                            row.getString(0), new TopicPartition(row.getString(1), row.getInteger(2))),
                                    row.getLong(3)));
                    return positions;
                })
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(positions -> gauge.register(rows(positions), true))
                .onFailure()
                .invoke(failure -> gauge.register(List.of(), true))
                .emitOn(task -> caller.runOnContext(nothing -> task.run()))
                .replaceWithVoid();
    }

    private List<MultiGauge.Row<?>> rows(Map<Place, Long> positions) {
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
        Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
        return consumed.all().stream()
                .<MultiGauge.Row<?>>map(one -> {
                    long lag = ends.entrySet().stream()
                            .filter(end -> end.getKey().topic().equals(one.physicalTopic()))
                            .mapToLong(end -> end.getValue()
                                    - Math.max(
                                            begins.get(end.getKey()),
                                            positions.getOrDefault(new Place(one.consumer(), end.getKey()), 0L)))
                            .filter(behind -> behind > 0)
                            .sum();
                    return MultiGauge.Row.of(Tags.of("consumer", one.consumer(), "topic", one.topic()), lag);
                })
                .toList();
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) {
        try {
            List<String> topics = consumed.all().stream()
                    .map(Consumed::physicalTopic)
                    .distinct()
                    .toList();
            Map<TopicPartition, OffsetSpec> wanted =
                    admin
                            .describeTopics(topics)
                            .allTopicNames()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .values()
                            .stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .collect(Collectors.toMap(partition -> partition, partition -> which));
            return admin.listOffsets(wanted).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the broker does not tell the ends of the topics", failure);
        }
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }
}
