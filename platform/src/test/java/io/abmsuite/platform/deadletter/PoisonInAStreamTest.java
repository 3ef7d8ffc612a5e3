package io.abmsuite.platform.deadletter;

import static io.abmsuite.platform.probe.ProbeConsumer.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.abmsuite.platform.probe.ProbeConsumer;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One message in a hundred is poison of some kind; only the keys it belongs to wait, and they go on in their order. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class PoisonInAStreamTest {

    private static final int KEYS = 10;
    private static final int ROUNDS = 70;
    private static final int POISON_AT = 30;

    private final String run = "mix-" + UUID.randomUUID() + "-";
    private final EventSender sender = EventSender.to("abm.feedback");
    private final List<Letters> keys = new ArrayList<>();

    @Inject
    ProbeConsumer probe;

    @Test
    void makesOnlyThePoisonedKeysWaitAndKeepsTheOrderOfEach() {
        IntStream.range(0, KEYS).forEach(i -> keys.add(new Letters(sender, run + i)));
        for (int round = 0; round < ROUNDS; round++) {
            if (round == POISON_AT) {
                poison();
            }
            for (Letters key : keys) {
                key.labelled(round);
            }
        }
        int behind = ROUNDS - POISON_AT;

        for (int i = 0; i < KEYS; i++) {
            boolean poisoned = i < 6;
            Letters key = keys.get(i);
            if (poisoned) {
                key.awaitAside(1 + behind);
                assertThat(key.applied()).isEqualTo(labels(key, 0, POISON_AT));
                assertThat(key.states()).startsWith("WAITING").endsWith("HELD_BACK");
            } else {
                await().atMost(Letters.PATIENCE)
                        .untilAsserted(() -> assertThat(key.applied()).isEqualTo(labels(key, 0, ROUNDS)));
            }
        }
        assertThat(Database.query(
                        "select code from dead_letter where event_key like ? and state = 'WAITING' order by event_key",
                        run + "%"))
                .containsExactly(
                        List.of("NOT_READABLE"),
                        List.of("SCHEMA"),
                        List.of("NO_VALUE"),
                        List.of("NO_TYPE"),
                        List.of("NO_ID"),
                        List.of("REFUSED"));

        settle();

        for (int i = 0; i < 5; i++) {
            assertThat(keys.get(i).applied()).isEqualTo(labels(keys.get(i), 0, ROUNDS));
        }
        List<Object> mended = new ArrayList<>(labels(keys.get(5), 0, ROUNDS));
        mended.add(POISON_AT, Letters.MENDABLE + keys.get(5).key());
        assertThat(keys.get(5).applied()).isEqualTo(mended);
        Letters.admin()
                .queryParam("filter", "state = \"WAITING\" AND key : \"" + run + "\"")
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    private void poison() {
        keys.get(0).broken();
        keys.get(1).event(" ");
        sender.send(keys.get(2).key(), UUID.randomUUID(), TYPE, null);
        sender.send(keys.get(3).key(), UUID.randomUUID(), null, "{\"label\":\"no type\"}");
        sender.send(keys.get(4).key(), null, TYPE, "{\"label\":\"no id\"}");
        keys.get(5).event(Letters.MENDABLE + keys.get(5).key());
        sender.send(keys.get(6).key(), UUID.randomUUID(), "io.abmsuite.UnknownV9", "{\"label\":\"unknown type\"}");
        sender.send(null, UUID.randomUUID(), TYPE, "{\"label\":\"no key\"}");
    }

    /** What nobody can mend is discarded, the rest is replayed together after the repair. */
    private void settle() {
        for (int i = 0; i < 5; i++) {
            Letters.replay(keys.get(i).id(0)).statusCode(422).body("code", equalTo("DEAD_LETTER_NOT_APPLICABLE"));
            Letters.discard(keys.get(i).id(0)).statusCode(200).body("state", equalTo("DISCARDED"));
            assertThat(keys.get(i).states().subList(1, 1 + ROUNDS - POISON_AT)).containsOnly("APPLIED");
        }
        probe.mend();
        Letters.admin()
                .body("{\"filter\":\"key : \\\"" + run + "\\\" AND code = \\\"REFUSED\\\"\",\"reason\":\"mended\"}")
                .post("/v1/dead-letters/replay")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.status", everyItem(equalTo(200)))
                .body("more", equalTo(false));
    }

    private static List<Object> labels(Letters key, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> (Object) (key.key() + " " + number))
                .toList();
    }
}
