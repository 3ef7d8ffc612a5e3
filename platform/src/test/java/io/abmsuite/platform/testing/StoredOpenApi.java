package io.abmsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.abmsuite.platform.testing.OpenApiDocument.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The stored OpenAPI documents, {@code src/main/openapi/<service>.yaml}. A change of the API is a change of the stored file,
 * seen in review. {@code -Dopenapi.store=true} writes it anew.
 */
public final class StoredOpenApi {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private StoredOpenApi() {}

    /** Fails if the service describes itself otherwise than stored. */
    public static void assertStored(String service) {
        Path file = SharedInfra.root()
                .resolve(service + "-service/src/main/openapi")
                .resolve(service + ".yaml");
        String now = OpenApiDocument.yaml();
        try {
            if (Boolean.getBoolean("openapi.store")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, now);
            }
            assertThat(now)
                    .as(
                            "the API has changed; if that is meant, store it: ./mvnw -pl %s-service test"
                                    + " -Dtest=OpenApiTest -Dopenapi.store=true, and review the difference",
                            service)
                    .isEqualTo(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is missing from the description, as sentences. */
    public static List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Operation operation : OpenApiDocument.operations()) {
            JsonNode description = operation.description();
            String name = operation.method() + " " + operation.path();
            if (operation.id().isEmpty() || !ids.add(operation.id())) {
                gaps.add(name + " has no operationId of its own");
            }
            if (description.path("summary").asText().isEmpty()) {
                gaps.add(name + " has no summary");
            }
            if (description.path("tags").isEmpty()) {
                gaps.add(name + " has no tag");
            }
            if (description.path("security").isEmpty()) {
                gaps.add(name + " does not name its role");
            }
            if (!hasExampleOfSuccess(description)) {
                gaps.add(name + " has no example of its answer");
            }
            if (!hasSchemaOfSuccess(description)) {
                gaps.add(name
                        + " has no schema of its answer; give its @Content one (of a page: of its rows as an array)");
            }
            if (description.has("requestBody") && !hasExample(description.path("requestBody"))) {
                gaps.add(name + " has no example of its body");
            }
            description.path("responses").properties().forEach(response -> {
                int status = response.getKey().equals("default") ? 500 : Integer.parseInt(response.getKey());
                if (status >= 400 && !response.getValue().path("content").has("application/problem+json")) {
                    gaps.add(name + " does not say that its " + status + " is a problem");
                }
                if (response.getValue().path("description").asText().isEmpty()) {
                    gaps.add(name + " does not describe its " + response.getKey());
                }
            });
            for (String status : List.of("401", "403", "429", "500", "503")) {
                if (!description.path("responses").has(status)) {
                    gaps.add(name + " does not tell of its " + status);
                }
            }
        }
        return gaps;
    }

    /** Examples that are not what their schema says, as sentences. */
    public static List<String> wrongExamples() {
        List<String> wrong = new ArrayList<>();
        JsonNode components = OpenApiDocument.json().path("components");
        for (Operation operation : OpenApiDocument.operations()) {
            check(operation, "body", operation.description().path("requestBody"), components, wrong);
            operation
                    .description()
                    .path("responses")
                    .properties()
                    .forEach(response -> check(operation, response.getKey(), response.getValue(), components, wrong));
        }
        return wrong;
    }

    private static void check(
            Operation operation, String where, JsonNode described, JsonNode components, List<String> wrong) {
        described.path("content").properties().forEach(content -> {
            if (!content.getKey().contains("json") || !content.getValue().has("schema")) {
                return;
            }
            ObjectNode schema = content.getValue().path("schema").deepCopy();
            schema.set("components", components);
            content.getValue()
                    .path("examples")
                    .properties()
                    .forEach(example -> SCHEMAS.getSchema(schema)
                            .validate(example.getValue().path("value"))
                            .forEach(fault -> wrong.add(operation.id() + " " + where + " example " + example.getKey()
                                    + ": " + fault.getMessage())));
        });
    }

    private static boolean hasExampleOfSuccess(JsonNode description) {
        for (var response : description.path("responses").properties()) {
            if (response.getKey().equals("204")
                    || response.getKey().startsWith("2") && hasExample(response.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSchemaOfSuccess(JsonNode description) {
        for (var response : description.path("responses").properties()) {
            for (JsonNode content : response.getValue().path("content")) {
                if (!content.has("schema")) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean hasExample(JsonNode described) {
        for (JsonNode content : described.path("content")) {
            if (content.has("examples") || content.has("example")) {
                return true;
            }
        }
        return false;
    }
}
