package io.abmsuite.segmentation.publishedclass;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.EventProbe.Seen;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ClassEventsTest {

    private static final String JANUARY = "{'policy': 'monthly', 'asOf': '2026-01-15'}";
    private static final List<String> ACCOUNTS =
            List.of("A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A11", "A12", "A13", "A14");

    private ExampleLedger ledger;
    private EventProbe classes;
    private EventProbe segments;

    @BeforeEach
    void feed() {
        ledger = ExampleLedger.feed();
        classes = EventProbe.on("abm.classes");
        segments = EventProbe.on("abm.segments");
    }

    @AfterEach
    void close() {
        classes.close();
        segments.close();
    }

    @Test
    void theFirstPublicationTellsOfEveryAccount() throws JsonProcessingException {
        String run = completed(JANUARY);

        awaitSent();
        for (String code : ACCOUNTS) {
            assertThat(of(classes, code)).hasSize(1).allSatisfy(seen -> {
                assertThat(seen.type()).isEqualTo("io.abmsuite.PublishedClassV1");
                ContractExamples.assertValid("abm.classes", "PublishedClassV1", seen.payload());
            });
            assertThat(of(segments, code)).hasSize(1).allSatisfy(seen -> {
                assertThat(seen.type()).isEqualTo("io.abmsuite.ClassChangedV1");
                ContractExamples.assertValid("abm.segments", "ClassChangedV1", seen.payload());
            });
        }
        JsonNode first = json(of(classes, "A01").get(0));
        assertThat(first.get("cell").asText()).isEqualTo("AX");
        assertThat(first.get("runId").asText()).isEqualTo(run);
        assertThat(first.get("total").asText()).isEqualTo("120000.0000");
        assertThat(json(of(segments, "A01").get(0)).get("from").isNull()).isTrue();
    }

    @Test
    void publishingTheSameAgainTellsNothing() {
        completed(JANUARY);
        completed(JANUARY);

        awaitSent();
        for (String code : ACCOUNTS) {
            assertThat(of(classes, code)).hasSize(1);
            assertThat(of(segments, code)).hasSize(1);
        }
    }

    @Test
    void anotherDateMovesClasses() throws JsonProcessingException {
        completed(JANUARY);
        completed("{'policy': 'monthly', 'asOf': '2025-01-15'}");

        awaitSent();
        List<Seen> published = of(classes, "A07");
        assertThat(published).hasSize(2);
        assertThat(json(published.get(1)).get("version").asInt()).isEqualTo(2);
        assertThat(json(published.get(1)).get("abcClass").asText()).isEqualTo("A");
        JsonNode change = json(of(segments, "A07").get(1));
        assertThat(change.get("from").get("cell").asText()).isEqualTo("BY");
        assertThat(change.get("to").get("abcClass").asText()).isEqualTo("A");
        assertThat(change.get("cause").asText()).isEqualTo("RUN");
    }

    @Test
    void tellsOfAccountsThatStopBuyingAndOfConcentration() throws JsonProcessingException {
        completed("{'policy': 'monthly', 'asOf': '2025-01-15'}");
        completed(JANUARY);
        completed("{'policy': 'monthly', 'asOf': '2028-01-15'}");

        awaitSent();
        assertThat(of(segments, "A10").stream().map(Seen::type))
                .contains("io.abmsuite.AccountDormantV1", "io.abmsuite.AccountLostV1");
        for (Seen seen : segments.all()) {
            switch (seen.type()) {
                case "io.abmsuite.AccountDormantV1" ->
                    ContractExamples.assertValid("abm.segments", "AccountDormantV1", seen.payload());
                case "io.abmsuite.AccountLostV1" ->
                    ContractExamples.assertValid("abm.segments", "AccountLostV1", seen.payload());
                case "io.abmsuite.ConcentrationCrossedV1" ->
                    ContractExamples.assertValid("abm.segments", "ConcentrationCrossedV1", seen.payload());
                default -> assertThat(seen.type()).matches("io.abmsuite.(ClassChanged|RunCompleted)V1");
            }
        }
        List<JsonNode> crossings = new ArrayList<>();
        for (Seen seen : segments.of("monthly")) {
            if (seen.type().endsWith("CrossedV1")) {
                crossings.add(json(seen));
            }
        }
        assertThat(crossings)
                .anySatisfy(crossing -> {
                    assertThat(crossing.get("accountCode").asText()).isEqualTo("A02");
                    assertThat(crossing.get("from").asText()).isEqualTo("NONE");
                    assertThat(crossing.get("to").asText()).isEqualTo("DOMINANT");
                })
                .anySatisfy(crossing -> {
                    assertThat(crossing.get("accountId").isNull()).isTrue();
                    assertThat(crossing.get("from").asText()).isEqualTo("MONO_DEPENDENCE");
                    assertThat(crossing.get("to").isNull()).isTrue();
                });
    }

    @Test
    void aWhatIfTellsOnlyThatItIsCompleted() throws JsonProcessingException {
        String run = completed("{'policy': 'monthly', 'asOf': '2026-01-15', 'parameters': {'x_limit': 0.3}}");

        awaitSent();
        List<Seen> told = segments.of("monthly").stream()
                .filter(seen -> seen.payload().contains(run))
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).type()).isEqualTo("io.abmsuite.RunCompletedV1");
        ContractExamples.assertValid(
                "abm.segments", "RunCompletedV1", told.get(0).payload());
        assertThat(json(told.get(0)).get("published").asBoolean()).isFalse();
        assertThat(json(told.get(0)).get("accounts").asInt()).isEqualTo(14);
        assertThat(of(classes, "A01")).isEmpty();
    }

    @Test
    void whatItTellsHasTheFieldsOfTheExamples() throws JsonProcessingException {
        completed(JANUARY);

        awaitSent();
        assertThat(fields(json(of(classes, "A01").get(0))))
                .containsExactlyElementsOf(fields(example("abm.classes", "PublishedClassV1")));
        assertThat(fields(json(of(segments, "A01").get(0))))
                .containsExactlyElementsOf(fields(example("abm.segments", "ClassChangedV1")));
    }

    /** Waits until the outbox is empty and the probes have read all there is. */
    private void awaitSent() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Database.value("select count(*) from outbox"))
                        .isEqualTo(0L));
        drain(classes);
        drain(segments);
    }

    private static void drain(EventProbe probe) {
        AtomicInteger known = new AtomicInteger(-1);
        await().during(Duration.ofMillis(400)).atMost(Duration.ofSeconds(20)).until(() -> {
            int now = probe.all().size();
            return known.getAndSet(now) == now;
        });
    }

    private List<Seen> of(EventProbe probe, String code) {
        String key = ledger.idOf(code).toString();
        return probe.all().stream().filter(seen -> key.equals(seen.key())).toList();
    }

    private static JsonNode example(String topic, String type) throws JsonProcessingException {
        return new ObjectMapper().readTree(ContractExamples.of(topic, type).get(0));
    }

    private static JsonNode json(Seen seen) throws JsonProcessingException {
        return new ObjectMapper().readTree(seen.payload());
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
