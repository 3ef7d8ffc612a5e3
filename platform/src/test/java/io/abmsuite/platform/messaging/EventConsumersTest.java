package io.abmsuite.platform.messaging;

import static io.abmsuite.platform.probe.ProbeConsumer.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class EventConsumersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = "abm.feedback";

    private final EventSender sender = EventSender.to(TOPIC);

    @Inject
    ConsumerPositions positions;

    @Test
    void appliesAnEventOnceHoweverOftenItComes() {
        UUID id = UUID.randomUUID();
        UUID marker = UUID.randomUUID();

        for (int i = 0; i < 3; i++) {
            sender.send("key", id, TYPE, "{\"label\":\"once\"}");
        }
        sender.send("key", marker, TYPE, "{\"label\":\"marker\"}");

        awaitApplied(marker);
        assertThat(Database.query("select applied from probe where event_id = ?", id))
                .containsExactly(List.of(1));
    }

    @Test
    void putsPoisonAsideAndHandlesTheNextMessage() {
        String run = "poison-" + UUID.randomUUID();
        UUID good = UUID.randomUUID();

        sender.send(run + 1, UUID.randomUUID(), TYPE, "this is not JSON");
        sender.send(run + 2, UUID.randomUUID(), TYPE, "{\"label\":\" \"}");
        sender.send(run + 3, UUID.randomUUID(), TYPE, null);
        sender.send(run + 4, UUID.randomUUID(), null, "{\"label\":\"no type\"}");
        sender.send(run + 5, null, TYPE, "{\"label\":\"no id\"}");
        sender.send(run + 6, UUID.randomUUID(), "io.abmsuite.UnknownV9", "{\"label\":\"unknown type\"}");
        sender.send(run + 7, UUID.randomUUID(), TYPE, "{\"label\":\"refused\"}");
        sender.send(run + 8, UUID.randomUUID(), TYPE, "{\"label\":\"breaks\"}");
        sender.send(run + 6, good, TYPE, "{\"label\":\"good\",\"unknown\":\"field\"}");

        awaitApplied(good);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.query(
                                "select code from dead_letter where event_key like ? order by event_key", run + "%"))
                        .containsExactly(
                                List.of("NOT_READABLE"),
                                List.of("SCHEMA"),
                                List.of("NO_VALUE"),
                                List.of("NO_TYPE"),
                                List.of("NO_ID"),
                                List.of("REFUSED"),
                                List.of("NOT_APPLICABLE")));
    }

    @Test
    void putsAMessageWithoutAKeyAside() {
        UUID keyless = UUID.randomUUID();

        sender.send(null, keyless, TYPE, "{\"label\":\"keyless\"}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.query(
                                "select code from dead_letter where headers->>'ce_id' = ?", keyless.toString()))
                        .containsExactly(List.of("NO_KEY")));
    }

    @Test
    void letsOthersWaitForAPosition() {
        UUID id = UUID.randomUUID();
        sender.send("waiting", id, TYPE, "{\"label\":\"waited for\"}");
        awaitApplied(id);
        List<Object> row = Database.query("select topic, partition, next_offset from consumer_position limit 1")
                .get(0);
        TopicPosition reached =
                new TopicPosition((String) row.get(0), (Integer) row.get(1), ((Number) row.get(2)).longValue());
        TopicPosition ahead = new TopicPosition(reached.topic(), reached.partition(), Long.MAX_VALUE);

        assertThat(reached(reached, Duration.ZERO)).isTrue();
        assertThat(reached(ahead, Duration.ZERO)).isFalse();
        assertThat(reached(ahead, Duration.ofMillis(200))).isFalse();
    }

    private boolean reached(TopicPosition position, Duration wait) {
        return positions.reached(List.of(position), wait).await().atMost(PATIENCE);
    }

    private static void awaitApplied(UUID id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.query("select 1 from probe where event_id = ?", id))
                        .hasSize(1));
    }
}
