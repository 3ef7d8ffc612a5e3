package io.abmsuite.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The event contracts of {@code docs/contracts}: both sides of a topic are tested against the same files. */
public final class ContractExamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractExamples() {}

    /** The examples of a type, in the order of their numbers; then those of released versions that are not among them. */
    public static List<String> of(String topic, String type) {
        try (Stream<Path> files = Files.list(folder(topic))) {
            List<Path> examples = files.filter(
                            file -> file.getFileName().toString().startsWith(type + ".example-"))
                    .sorted()
                    .toList();
            if (examples.isEmpty()) {
                throw new AssertionError("no examples of " + type + " in " + folder(topic));
            }
            return Stream.concat(
                            examples.stream().map(ContractExamples::read),
                            Releases.ofTheProject().examples(topic, type).stream())
                    .distinct()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Fails with all faults unless the JSON keeps the contract of the type. */
    public static void assertValid(String topic, String type, String json) {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        read(folder(topic).resolve(type + ".schema.json")),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        Set<ValidationMessage> faults = schema.validate(tree(json));
        if (!faults.isEmpty()) {
            throw new AssertionError(type + " breaks its contract: " + faults + " in " + json);
        }
    }

    private static Path folder(String topic) {
        return SharedInfra.root().resolve("docs/contracts").resolve(topic);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + json, notJson);
        }
    }
}
