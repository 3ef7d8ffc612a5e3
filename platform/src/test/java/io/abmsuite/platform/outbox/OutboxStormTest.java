package io.abmsuite.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.EventProbe.Seen;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The long form: {@code -Dtest=OutboxStormTest -Doutbox.events=100000}. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class OutboxStormTest {

    private static final int WRITERS = 64;
    private static final int EVENTS = Integer.getInteger("outbox.events", 4000);
    private static final Duration PATIENCE = Duration.ofSeconds(60).plusMillis(5L * EVENTS);

    @Inject
    Outbox outbox;

    @Test
    void sendsWhatWasCommittedAndNothingElseInTheOrderOfEachKey() {
        try (EventProbe probe = EventProbe.on("abm.accounts");
                OutboxWriters writers = OutboxWriters.on(outbox, "public", WRITERS)) {
            writers.write(EVENTS, PATIENCE);

            await().atMost(PATIENCE).until(() -> sent(probe, writers).size() >= writers.committed());
            assertThat(byKey(sent(probe, writers))).isEqualTo(writers.expected());
        }
    }

    private static List<Seen> sent(EventProbe probe, OutboxWriters writers) {
        return probe.all().stream().filter(one -> writers.wrote(one.key())).toList();
    }

    private static Map<String, List<String>> byKey(List<Seen> sent) {
        return sent.stream()
                .collect(Collectors.groupingBy(Seen::key, Collectors.mapping(Seen::payload, Collectors.toList())));
    }
}
