package io.abmsuite.platform.messaging;

import static io.abmsuite.platform.probe.ProbeConsumer.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.probe.ProbeConsumer;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** A batch that is taken ahead waits for its turn, and is acknowledged when it is committed. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ConsumersAheadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ConsumersAhead consumers;

    @Inject
    ProbeConsumer probe;

    private final String topic = "ahead-" + UUID.randomUUID();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final List<UUID> acknowledged = new CopyOnWriteArrayList<>();

    @Test
    void appliesBatchesInTurnAndAcknowledgesWhatIsCommitted() throws SQLException {
        CompletableFuture<Void> next;
        try (Connection held = holdFirst()) {
            CompletableFuture<Void> turn = take(0, first);
            await().atMost(PATIENCE).until(() -> Database.waitingSessions() > 0);

            next = take(1, second);

            assertThat(turn).isCompleted();
            assertThat(next).isNotDone();
            assertThat(acknowledged).isEmpty();
            assertThat(appliedOf(second)).isEmpty();
            held.rollback();
        }
        assertThat(next).succeedsWithin(PATIENCE);
        await().atMost(PATIENCE).until(() -> acknowledged.size() == 2);
        assertThat(acknowledged).containsExactly(first, second);
        assertThat(appliedOf(first)).containsExactly(List.of(1));
        assertThat(appliedOf(second)).containsExactly(List.of(1));
        assertThat(Database.value("select next_offset from consumer_position where topic = ?", topic))
                .isEqualTo(2L);
    }

    private CompletableFuture<Void> take(long offset, UUID id) {
        Message<ConsumerRecords<byte[], byte[]>> message = Message.of(batch(offset, id), () -> {
            acknowledged.add(id);
            return CompletableFuture.completedFuture(null);
        });
        return consumers.consume(message, probe).subscribeAsCompletionStage();
    }

    private ConsumerRecords<byte[], byte[]> batch(long offset, UUID id) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", bytes(id.toString()));
        headers.add("ce_type", bytes(TYPE));
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                topic,
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                bytes("ahead"),
                bytes("{\"label\":\"ahead\"}"),
                headers,
                Optional.empty());
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), List.of(record)), Map.of());
    }

    /** Whoever applies the first event waits until the connection ends its transaction. */
    private Connection holdFirst() throws SQLException {
        Connection connection = Database.connect();
        connection.setAutoCommit(false);
        try (var statement =
                connection.prepareStatement("insert into probe (event_id, label) values (?, 'held by the test')")) {
            statement.setObject(1, first);
            statement.executeUpdate();
        }
        return connection;
    }

    private static List<List<Object>> appliedOf(UUID id) {
        return Database.query("select applied from probe where event_id = ?", id);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
