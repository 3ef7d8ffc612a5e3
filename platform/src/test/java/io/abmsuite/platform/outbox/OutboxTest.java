package io.abmsuite.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.messaging.TopicPosition;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class OutboxTest {

    private static final int LARGEST = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    Outbox outbox;

    @Inject
    TrackedPublication publication;

    @Test
    void sendsEveryEventOfACommittedTransactionInOrderPerKey() {
        try (EventProbe probe = EventProbe.on("abm.accounts")) {
            String key = "ordered-" + UUID.randomUUID();
            List<OutgoingEvent> events = IntStream.range(0, 2500)
                    .mapToObj(i -> event(key, "{\"n\":" + i + "}", null))
                    .toList();

            store(events);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.payloads(key)).hasSize(2500));
            assertThat(probe.payloads(key))
                    .containsExactlyElementsOf(
                            events.stream().map(OutgoingEvent::payload).toList());
        }
    }

    @Test
    void sendsNothingOfARolledBackTransaction() {
        try (EventProbe probe = EventProbe.on("abm.accounts")) {
            String ghost = "ghost-" + UUID.randomUUID();
            String real = "real-" + UUID.randomUUID();

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> pool.withTransaction(
                                    transaction -> outbox.store(transaction, List.of(event(ghost, "{}", null)))
                                            .chain(() -> Uni.createFrom()
                                                    .<Void>failure(new IllegalStateException("rolled back"))))
                            .await()
                            .atMost(PATIENCE));
            store(List.of(event(real, "{}", null)));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.payloads(real)).hasSize(1));
            assertThat(probe.payloads(ghost)).isEmpty();
        }
    }

    @Test
    void refusesWhatKafkaWouldNotTakeBeforeItStopsTheOthers() {
        try (EventProbe probe = EventProbe.on("abm.accounts")) {
            String key = "large-" + UUID.randomUUID();
            String largest = "\"" + "x".repeat(LARGEST - 2) + "\"";

            assertThatExceptionOfType(PgException.class)
                    .isThrownBy(() -> store(List.of(event(key, largest + " ", null))))
                    .satisfies(refused -> assertThat(refused.getSqlState()).isEqualTo("23514"));
            store(List.of(event(key, largest, null)));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.payloads(key)).containsExactly(largest));
        }
    }

    @Test
    void tellsThePositionOfTrackedEventsOnceAllAreSent() {
        UUID tracking = Uuids.timeOrdered();

        store(IntStream.range(0, 100)
                .mapToObj(i -> event("k" + i, "{}", tracking))
                .toList());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(positions(tracking)).isNotEmpty());
        assertThat(positions(tracking)).allSatisfy(position -> {
            assertThat(position.topic()).endsWith("abm.accounts");
            assertThat(position.nextOffset()).isPositive();
        });
    }

    private List<TopicPosition> positions(UUID tracking) {
        return publication.positions(tracking).await().atMost(PATIENCE);
    }

    private void store(List<OutgoingEvent> events) {
        pool.withTransaction(transaction -> outbox.store(transaction, events))
                .await()
                .atMost(PATIENCE);
    }

    private static OutgoingEvent event(String key, String payload, UUID tracking) {
        return new OutgoingEvent(
                Uuids.timeOrdered(), "abm.accounts", key, "io.abmsuite.ProbeV1", payload, Instant.EPOCH, tracking);
    }
}
