package io.abmsuite.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.messaging.Topics;
import io.abmsuite.platform.outbox.EventProducer.Sent;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.TcpProxy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class EventProducerTest {

    /** Longer than the first event waits for a broker, shorter than two do. */
    private static final long BROKER_IS_BACK_AFTER = 4000;

    @Inject
    Vertx vertx;

    @Inject
    Topics topics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void sendsNothingAfterAnEventThatWasRefused() {
        try (TcpProxy broker = TcpProxy.to(vertx, Integer.parseInt(servers.split(":")[1]))) {
            EventProducer producer = new EventProducer(
                    "localhost:" + broker.port(),
                    "test",
                    topics,
                    TracerProvider.noop().get("test"),
                    new SimpleMeterRegistry());
            long back = vertx.setTimer(BROKER_IS_BACK_AFTER, timer -> broker.openSoon());

            List<Sent> fates = producer.sendAll(Stream.of("first", "second", "third")
                            .map(EventProducerTest::event)
                            .toList())
                    .await()
                    .atMost(Duration.ofSeconds(30));

            vertx.cancelTimer(back);
            producer.close(null);
            assertThat(fates).hasSize(3).noneMatch(Sent::ok);
        }
    }

    private static OutgoingEvent event(String name) {
        return new OutgoingEvent(
                Uuids.timeOrdered(),
                "abm.accounts",
                "refused",
                "io.abmsuite.ProbeV1",
                "{\"label\":\"" + name + "\"}",
                Instant.EPOCH,
                null);
    }
}
