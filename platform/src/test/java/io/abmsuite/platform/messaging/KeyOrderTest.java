package io.abmsuite.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.probe.ProbeConsumer;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Batches are made by hand, so that it is known what came together. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class KeyOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic = "order-" + UUID.randomUUID();
    private long offset;

    @Inject
    EventConsumers consumers;

    @Inject
    ProbeConsumer probe;

    @Inject
    DeadLetterGauges gauges;

    @Inject
    MeterRegistry registry;

    @Test
    void holdsBackOnlyTheKeyOfADeadLetter() {
        consume(
                probe,
                List.of(
                        event("a", "a1"),
                        broken("a"),
                        event("b", "b1"),
                        event("a", "a2"),
                        broken("a"),
                        event("b", "b2")));

        assertThat(applied()).containsExactly("a1", "b1", "b2");
        assertThat(aside()).containsExactly("a WAITING NOT_READABLE", "a HELD_BACK HELD_BACK", "a HELD_BACK HELD_BACK");
    }

    @Test
    void holdsBackWhatComesInLaterBatches() {
        consume(probe, List.of(broken("a")));
        consume(probe, List.of(event("a", "a1"), event("b", "b1")));
        consume(probe, List.of(event("a", "a2")));

        assertThat(applied()).containsExactly("b1");
        assertThat(aside()).containsExactly("a WAITING NOT_READABLE", "a HELD_BACK HELD_BACK", "a HELD_BACK HELD_BACK");
    }

    @Test
    void undoesWhatWasAppliedTogetherWithARefusedEventOfItsKey() {
        consume(probe, List.of(event("a", "a1"), event("a", "refused"), event("a", "a2"), event("b", "b1")));

        assertThat(applied()).containsExactly("a1", "b1");
        assertThat(aside()).containsExactly("a WAITING REFUSED", "a HELD_BACK HELD_BACK");
    }

    @Test
    void holdsBackBehindAnEventTheDatabaseRefuses() {
        consume(probe, List.of(event("a", "breaks"), event("b", "b1"), event("a", "a1")));

        assertThat(applied()).containsExactly("b1");
        assertThat(aside()).containsExactly("a WAITING NOT_APPLICABLE", "a HELD_BACK HELD_BACK");
    }

    @Test
    void takesNothingTwiceThatIsDeliveredAgain() {
        List<ConsumerRecord<byte[], byte[]>> all =
                List.of(event("a", "a1"), broken("a"), event("a", "a2"), event("b", "b1"));
        consume(probe, all);
        consume(probe, all);

        assertThat(applied()).containsExactly("a1", "b1");
        assertThat(aside()).containsExactly("a WAITING NOT_READABLE", "a HELD_BACK HELD_BACK");
        assertThat(Database.query("select 1 from probe where label like ? and applied > 1", topic + "%"))
                .isEmpty();
    }

    @Test
    void doesNotHoldBackBehindADeadLetterThatWasSettled() {
        List<ConsumerRecord<byte[], byte[]>> first = List.of(broken("a"), event("a", "a1"));
        consume(probe, first);
        Database.update("update dead_letter set state = 'DISCARDED' where topic = ?", topic);

        consume(probe, List.of(first.get(0), first.get(1), event("a", "a2")));

        assertThat(applied()).containsExactly("a2");
        assertThat(aside()).containsExactly("a DISCARDED NOT_READABLE", "a DISCARDED HELD_BACK");
    }

    @Test
    void holdsNothingBackWhereVersionsDecide() {
        consume(new Unordered(probe), List.of(broken("a"), event("a", "a1"), event("a", "refused"), event("a", "a2")));

        assertThat(applied()).containsExactly("a1", "a2");
        assertThat(aside()).containsExactly("a WAITING NOT_READABLE", "a WAITING REFUSED");
    }

    @Test
    void holdsNothingBackBehindAMessageWithoutAReadableKey() {
        consume(probe, List.of(event(null, "no key"), event(null, "no key either")));
        consume(probe, List.of(withKey(new byte[] {(byte) 0xff}, "not UTF-8"), event("a", "a1")));

        assertThat(applied()).containsExactly("a1");
        assertThat(Database.query("select state, code from dead_letter where topic = ? order by seq", topic))
                .containsExactly(
                        List.of("WAITING", "NO_KEY"), List.of("WAITING", "NO_KEY"), List.of("WAITING", "INVALID_KEY"));
    }

    @Test
    void countsWhatWaitsAndWhatIsHeldBack() {
        gauges.count().await().atMost(PATIENCE);
        double waiting = gauge("waiting");
        double heldBack = gauge("held.back");

        consume(probe, List.of(broken("a"), event("a", "a1"), event("a", "a2")));

        gauges.count().await().atMost(PATIENCE);
        assertThat(gauge("waiting")).isEqualTo(waiting + 1);
        assertThat(gauge("held.back")).isEqualTo(heldBack + 2);
    }

    private double gauge(String name) {
        return registry.get("abm.dead.letters." + name)
                .tag("consumer", "probe")
                .gauge()
                .value();
    }

    private List<String> applied() {
        return Database.query("select label from probe where label like ? order by seq", topic + "%").stream()
                .map(row -> String.valueOf(row.get(0)).substring(topic.length()))
                .toList();
    }

    private List<String> aside() {
        return Database.query("select event_key, state, code from dead_letter where topic = ? order by seq", topic)
                .stream()
                .map(row -> String.valueOf(row.get(0)).substring(topic.length()) + " " + row.get(1) + " " + row.get(2))
                .toList();
    }

    private void consume(EventHandler handler, List<ConsumerRecord<byte[], byte[]>> batch) {
        TopicPartition partition = new TopicPartition(topic, 0);
        consumers
                .consume(new ConsumerRecords<>(Map.of(partition, batch), Map.of()), handler)
                .await()
                .atMost(PATIENCE);
    }

    private ConsumerRecord<byte[], byte[]> event(String key, String label) {
        return withKey(key == null ? null : bytes(topic + key), label);
    }

    private ConsumerRecord<byte[], byte[]> withKey(byte[] key, String label) {
        boolean meansSomething = label.equals("refused") || label.equals("breaks");
        return record(key, "{\"label\":\"" + (meansSomething ? label : topic + label) + "\"}");
    }

    private ConsumerRecord<byte[], byte[]> broken(String key) {
        return record(bytes(topic + key), "this is not JSON");
    }

    private ConsumerRecord<byte[], byte[]> record(byte[] key, String value) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic, 0, offset++, key, bytes(value));
        record.headers().add("ce_id", bytes(UUID.randomUUID().toString()));
        record.headers().add("ce_type", bytes(ProbeConsumer.TYPE));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The same effects, told apart by versions. */
    private record Unordered(EventHandler effects) implements EventHandler {
        @Override
        public String consumer() {
            return "unordered";
        }

        @Override
        public Map<String, Class<? extends Record>> payloads() {
            return effects.payloads();
        }

        @Override
        public boolean needsInbox() {
            return false;
        }

        @Override
        public Uni<Void> apply(SqlConnection transaction, EventBatch batch) {
            return effects.apply(transaction, batch);
        }
    }
}
