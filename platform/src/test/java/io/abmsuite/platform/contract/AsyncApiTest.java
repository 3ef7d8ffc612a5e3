package io.abmsuite.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.Contracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code docs/contracts/asyncapi.yaml} names exactly what there is: topics, keys, types, senders and receivers. */
class AsyncApiTest {

    private final JsonNode document = Contracts.asyncApi();
    private final Map<String, Contracts.Topic> table = Contracts.table();

    @Test
    void namesTheTopicsAndTheirSettings() {
        Map<String, String> described = new TreeMap<>();
        document.path("channels").forEach(channel -> {
            JsonNode kafka = channel.path("bindings").path("kafka");
            StringBuilder settings = new StringBuilder(kafka.path("partitions").asText());
            kafka.path("topicConfiguration")
                    .properties()
                    .forEach(setting -> settings.append(',')
                            .append(setting.getKey())
                            .append('=')
                            .append(
                                    setting.getValue().isArray()
                                            ? setting.getValue().path(0).asText()
                                            : setting.getValue().asText()));
            described.put(channel.path("address").asText(), settings.toString());
        });

        assertThat(described).isEqualTo(Contracts.topicSettings());
    }

    @Test
    void namesTheTypesOfEachTopic() {
        Map<String, Set<String>> described = new TreeMap<>();
        document.path("channels").forEach(channel -> {
            Set<String> types = new TreeSet<>();
            channel.path("messages").fieldNames().forEachRemaining(types::add);
            if (!types.isEmpty()) {
                described.put(channel.path("address").asText(), types);
            }
        });

        assertThat(described).isEqualTo(Contracts.schemaFiles());
        assertThat(table.keySet()).isEqualTo(described.keySet());
        table.forEach((topic, row) -> assertThat(row.types()).as(topic).isEqualTo(described.get(topic)));
    }

    @Test
    void pointsAtTheSchemasExamplesAndKeys() {
        Contracts.schemaFiles()
                .forEach((topic, types) -> types.forEach(type -> {
                    JsonNode message =
                            document.path("components").path("messages").path(type);
                    List<String> examples = new ArrayList<>();
                    message.path("examples")
                            .forEach(example -> examples.add(
                                    example.path("payload").path("$ref").asText()));

                    assertThat(message.path("name").asText()).isEqualTo("io.abmsuite." + type);
                    assertThat(message.path("payload").path("$ref").asText())
                            .isEqualTo("./" + topic + "/" + type + ".schema.json");
                    assertThat(examples).isEqualTo(Contracts.exampleFiles(topic, type));
                    assertThat(table.get(topic).key())
                            .containsIgnoringCase(message.path("bindings")
                                    .path("kafka")
                                    .path("key")
                                    .path("description")
                                    .asText()
                                    .replaceFirst("^Name of the ", ""));
                }));
    }

    @Test
    void namesWhoSendsAndWhoReceives() {
        Map<String, Set<String>> described = new TreeMap<>();
        document.path("operations").forEach(operation -> {
            String channel = operation.path("channel").path("$ref").asText().replace("#/channels/", "");
            String topic =
                    document.path("channels").path(channel).path("address").asText();
            described
                    .computeIfAbsent(topic, any -> new TreeSet<>())
                    .add(operation.path("tags").path(0).path("name").asText() + " "
                            + operation.path("action").asText());
        });
        Map<String, Set<String>> agreed = new TreeMap<>();
        table.forEach((topic, row) -> {
            Set<String> services = new TreeSet<>();
            services.add(row.from() + " send");
            row.to().forEach(service -> services.add(service + " receive"));
            agreed.put(topic, services);
        });

        assertThat(described).isEqualTo(agreed);
    }

    /** Both sides of a type are tested on the same examples: the sender validates, each receiver reads them. */
    @Test
    void testsBothSidesOfEveryType() {
        List<String> untested = new ArrayList<>();
        table.forEach((topic, row) -> row.types().forEach(type -> {
            if (!Contracts.testsOf(row.from()).contains("assertValid(\"" + topic + "\",\"" + type + "\"")) {
                untested.add(row.from() + " does not validate the " + type + " it sends");
            }
            row.to().stream()
                    .filter(service -> !Contracts.readsExamples(service, topic, type))
                    .forEach(service -> untested.add(service + " does not read the examples of " + type));
        }));

        assertThat(untested).isEmpty();
    }

    @Test
    void givesExamplesThatKeepTheirSchemas() {
        Contracts.schemaFiles()
                .forEach((topic, types) -> types.forEach(type -> {
                    List<String> examples = ContractExamples.of(topic, type);
                    assertThat(examples).as(type).hasSizeGreaterThan(1);
                    examples.forEach(example -> ContractExamples.assertValid(topic, type, example));
                }));
    }
}
