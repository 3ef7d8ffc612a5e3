package io.abmsuite.platform.messaging;

import static io.abmsuite.platform.probe.ProbeConsumer.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.probe.ProbeConsumer;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An effect happens once, whatever comes again and whatever breaks in between. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class RedeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVENTS = 500;

    @Inject
    EventConsumers consumers;

    @Inject
    ProbeConsumer probe;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final EventSender sender = EventSender.to("abm.feedback");

    @Test
    void hasEachEffectOnceWhenAWholeTopicComesThreeTimesAgain() {
        String label = "again-" + UUID.randomUUID();
        for (int i = 0; i < EVENTS; i++) {
            sender.send("again-" + i % 7, UUID.randomUUID(), TYPE, "{\"label\":\"" + label + "\"}");
        }
        RecordMetadata poison = sender.send("again-poison", UUID.randomUUID(), TYPE, "not JSON");
        await().atMost(PATIENCE).until(() -> effects(label) == EVENTS);
        await().atMost(PATIENCE).until(() -> deadLettersAt(poison) == 1);

        for (int i = 0; i < 3; i++) {
            redeliver(poison.topic());
        }

        assertThat(Database.query("select count(*), sum(applied) from probe where label = ?", label))
                .containsExactly(List.of((long) EVENTS, (long) EVENTS));
        assertThat(deadLettersAt(poison)).isEqualTo(1);
    }

    @Test
    void tellsAPositionOnlyTogetherWithItsEffects() throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection held = hold(id)) {
            RecordMetadata record = sender.send("held", id, TYPE, "{\"label\":\"held\"}");
            await().atMost(PATIENCE).until(() -> Database.waitingSessions() > 0);

            assertThat(positionOf(record)).isLessThanOrEqualTo(record.offset());

            held.rollback();
            await().atMost(PATIENCE).until(() -> positionOf(record) > record.offset());
            assertThat(appliedOf(id)).containsExactly(List.of(1));
        }
    }

    @Test
    void triesABatchAgainWhoseConnectionWasCut() throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection held = hold(id)) {
            sender.send("cut", id, TYPE, "{\"label\":\"cut\"}");
            await().atMost(PATIENCE).until(() -> Database.waitingSessions() > 0);

            Database.cutWaitingSessions();
            held.rollback();

            await().atMost(PATIENCE).until(() -> !appliedOf(id).isEmpty());
            assertThat(appliedOf(id)).containsExactly(List.of(1));
            assertThat(Database.query("select code from dead_letter where headers->>'ce_id' = ?", id.toString()))
                    .isEmpty();
        }
    }

    /** Whoever applies this event waits until the connection ends its transaction. */
    private static Connection hold(UUID id) throws SQLException {
        Connection connection = Database.connect();
        connection.setAutoCommit(false);
        try (var statement =
                connection.prepareStatement("insert into probe (event_id, label) values (?, 'held by the test')")) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
        return connection;
    }

    private static List<List<Object>> appliedOf(UUID id) {
        return Database.query("select applied from probe where event_id = ?", id);
    }

    private static long effects(String label) {
        return ((Number) Database.value("select count(*) from probe where label = ?", label)).longValue();
    }

    private static long deadLettersAt(RecordMetadata record) {
        return ((Number) Database.value(
                        "select count(*) from dead_letter where topic = ? and partition = ? and record_offset = ?",
                        record.topic(),
                        record.partition(),
                        record.offset()))
                .longValue();
    }

    private static long positionOf(RecordMetadata record) {
        return ((Number) Database.value(
                        "select coalesce(max(next_offset), 0) from consumer_position where topic = ? and partition = ?",
                        record.topic(),
                        record.partition()))
                .longValue();
    }

    /** Hands the whole topic to the consumer again, as Kafka does when the commits of its group are lost. */
    private void redeliver(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
                consumers.consume(records, probe).await().atMost(PATIENCE);
            }
        }
    }
}
