package io.abmsuite.platform.testing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.abmsuite.platform.testing.OpenApiDocument.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the description says of an answer: its status, its media type, its body with no field more than described; and of
 * every refusal that it is a problem with a code of {@code docs/problems.md}.
 */
final class AnswerRules {

    /** Refusals that come before an operation is known; the head of the document tells of them. */
    private static final Set<Integer> BEFORE_ANY_OPERATION = Set.of(405, 414, 431);

    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /** An answer, however it was got. */
    record Answer(String method, String path, int status, String contentType, byte[] body) {}

    private final List<Operation> operations;
    private final JsonNode components;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final String catalogue = ProjectFiles.read("docs/problems.md");

    AnswerRules(JsonNode document) {
        this.operations = OpenApiDocument.operationsOf(document);
        this.components = ClosedSchemas.close(document.path("components"));
    }

    /** Faults as sentences; none if the answer is as described. */
    List<String> faultsOf(Answer answer) {
        if (!answer.path().startsWith("/v1")) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        Optional<Operation> operation = operationOf(answer);
        if (answer.status() >= 400) {
            problem(answer, faults);
        }
        if (BEFORE_ANY_OPERATION.contains(answer.status())) {
            return faults;
        }
        if (operation.isPresent()) {
            described(operation.get(), answer, faults);
        } else if (answer.status() < 400 && !answer.method().equals("OPTIONS")) {
            faults.add("answers " + answer.status() + ", but is not described");
        }
        return faults;
    }

    /** The operation of an address: the one with the longest fixed part. */
    private Optional<Operation> operationOf(Answer answer) {
        String method = answer.method().equals("HEAD") ? "GET" : answer.method();
        String path = answer.path().replaceFirst("(?<=.)/+$", "");
        List<Operation> here = operations.stream()
                .filter(operation -> path.matches(operation.path().replaceAll("\\{[^}]+}", "[^/]+")))
                .toList();
        int longest = here.stream().mapToInt(AnswerRules::fixedPart).max().orElse(0);
        return here.stream()
                .filter(operation ->
                        fixedPart(operation) == longest && operation.method().equals(method))
                .findFirst();
    }

    private static int fixedPart(Operation operation) {
        return operation.path().replaceAll("\\{[^}]+}", "").length();
    }

    private void described(Operation operation, Answer answer, List<String> faults) {
        JsonNode response = operation.description().path("responses").path(Integer.toString(answer.status()));
        if (response.isMissingNode()) {
            faults.add("the status " + answer.status() + " is not described");
            return;
        }
        if (answer.body().length == 0) {
            if (response.has("content") && !answer.method().equals("HEAD")) {
                faults.add("the body of the " + answer.status() + " is missing");
            }
            return;
        }
        String type = mediaType(answer);
        if (!response.path("content").has(type)) {
            faults.add("the media type " + type + " of the " + answer.status() + " is not described");
            return;
        }
        JsonNode schema = response.path("content").path(type).path("schema");
        if (type.endsWith("json") && !schema.isMissingNode()) {
            String name = operation.id() + " " + answer.status() + " " + type;
            validate(compiled.computeIfAbsent(name, any -> compile(schema)), answer, faults);
        }
    }

    private void problem(Answer answer, List<String> faults) {
        if (answer.method().equals("HEAD") && answer.body().length == 0) {
            return;
        }
        if (!mediaType(answer).equals(PROBLEM)) {
            faults.add("the refusal is not " + PROBLEM + " but " + answer.contentType());
            return;
        }
        ObjectNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/Problem");
        JsonNode body = validate(compiled.computeIfAbsent(PROBLEM, any -> compile(schema)), answer, faults);
        String code = body.path("code").asText();
        if (!catalogue.contains("| `" + code + "` | " + answer.status() + " |")) {
            faults.add("the code " + code + " with " + answer.status() + " has no row in docs/problems.md");
        }
    }

    private static JsonNode validate(JsonSchema schema, Answer answer, List<String> faults) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            schema.validate(body).forEach(fault -> faults.add("the body breaks its schema: " + fault.getMessage()));
            return body;
        } catch (IOException notJson) {
            faults.add("the body is not JSON: " + notJson.getMessage());
            return JSON.missingNode();
        }
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = ClosedSchemas.close(schema);
        whole.set("components", components);
        return SCHEMAS.getSchema(whole, STRICT);
    }

    private static String mediaType(Answer answer) {
        return answer.contentType() == null
                ? "none"
                : answer.contentType().split(";")[0].strip();
    }
}
