package io.abmsuite.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.messaging.Topics;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relays of several instances on one outbox, some of which die. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class OutboxRelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final int EVENTS = 4000;
    private static final int WRITERS = 32;

    @Inject
    Vertx vertx;

    @Inject
    Topics topics;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final List<AutoCloseable> closing = new ArrayList<>();
    private OutboxSchema schema;
    private OutboxWriters writers;
    private EventProbe probe;

    @BeforeEach
    void prepare() {
        schema = new OutboxSchema();
        writers = OutboxWriters.on(outbox, schema.name(), WRITERS);
        probe = EventProbe.on("abm.accounts");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : closing) {
            one.close();
        }
        probe.close();
        writers.close();
        schema.close();
    }

    @Test
    void keepsTheOrderOfEachKeyWithTwoInstances() {
        writers.write(EVENTS, PATIENCE);

        startRelay(
                "first",
                new EventProducer(
                        servers, "test", topics, TracerProvider.noop().get("test"), new SimpleMeterRegistry()));
        startRelay(
                "second",
                new EventProducer(
                        servers, "test", topics, TracerProvider.noop().get("test"), new SimpleMeterRegistry()));

        await().atMost(PATIENCE).until(() -> schema.waiting() == 0);
        await().atMost(PATIENCE)
                .until(() -> sent().values().stream().mapToInt(List::size).sum() >= writers.committed());
        assertThat(sent()).isEqualTo(writers.expected());
    }

    @Test
    void losesNothingWhenARelayDiesBeforeItHasSent() {
        writers.write(EVENTS / 4, PATIENCE);
        DyingProducer dying = new DyingProducer(false);

        startRelay("dying", dying);
        await().atMost(PATIENCE).until(() -> dying.deaths.get() > 0);
        startRelay(
                "healthy",
                new EventProducer(
                        servers, "test", topics, TracerProvider.noop().get("test"), new SimpleMeterRegistry()));

        awaitAllSentInOrder();
    }

    @Test
    void losesNothingAndKeepsTheOrderWhenARelayDiesBetweenSendingAndDeleting() {
        writers.write(EVENTS / 4, PATIENCE);
        DyingProducer dying = new DyingProducer(true);

        startRelay("dying", dying);
        await().atMost(PATIENCE).until(() -> dying.deaths.get() > 0);
        assertThat(schema.waiting()).isEqualTo(writers.committed());
        startRelay(
                "healthy",
                new EventProducer(
                        servers, "test", topics, TracerProvider.noop().get("test"), new SimpleMeterRegistry()));

        awaitAllSentInOrder();
    }

    @Test
    void handsOverAtAStopWhatNoRoundHasTaken() {
        writers.write(EVENTS / 4, PATIENCE);
        EventProducer producer = new EventProducer(
                servers, "test", topics, TracerProvider.noop().get("test"), new SimpleMeterRegistry());
        OutboxRelay relay = relay("stopping", producer);

        relay.stop(null);

        assertThat(schema.waiting()).isZero();
        awaitAllSentInOrder();
    }

    private void awaitAllSentInOrder() {
        await().atMost(PATIENCE).until(() -> schema.waiting() == 0);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(firstOccurrences()).isEqualTo(writers.expected()));
    }

    private void startRelay(String instance, EventProducer producer) {
        relay(instance, producer).start(null);
    }

    /** A relay that has not begun. */
    private OutboxRelay relay(String instance, EventProducer producer) {
        Pool pool = OutboxSchema.pool(schema.name(), instance, 2);
        OutboxRelay relay = new OutboxRelay(pool, producer, vertx, new SimpleMeterRegistry(), PAUSE);
        closing.add(() -> {
            relay.stop(null);
            producer.close(null);
            pool.closeAndForget();
        });
        return relay;
    }

    private Map<String, List<String>> sent() {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        probe.all().stream()
                .filter(one -> writers.wrote(one.key()))
                .forEach(one -> sent.computeIfAbsent(one.key(), any -> new ArrayList<>())
                        .add(one.payload()));
        return sent;
    }

    /** What a consumer with an inbox sees. */
    private Map<String, List<String>> firstOccurrences() {
        Map<String, List<String>> first = new LinkedHashMap<>();
        sent().forEach((key, payloads) -> first.put(key, List.copyOf(new LinkedHashSet<>(payloads))));
        return first;
    }

    /** Its instance dies while it sends: the server ends the connection, as it does when a process is killed. */
    private final class DyingProducer extends EventProducer {

        private final AtomicInteger deaths = new AtomicInteger();
        private final boolean sends;

        private DyingProducer(boolean sends) {
            super(servers, "test", topics, TracerProvider.noop().get("test"), new SimpleMeterRegistry());
            this.sends = sends;
        }

        @Override
        public Uni<List<Sent>> sendAll(List<OutgoingEvent> events) {
            Uni<List<Sent>> sending =
                    sends ? super.sendAll(events) : Uni.createFrom().nullItem();
            return sending.emitOn(Infrastructure.getDefaultWorkerPool())
                    .invoke(this::die)
                    .chain(fates -> Uni.createFrom().failure(new IllegalStateException("the process is gone")));
        }

        private void die() {
            try {
                Database.asService(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dying'");
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            deaths.incrementAndGet();
        }
    }
}
