package io.abmsuite.platform.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.platform.testing.OpenApiDocument.Operation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Does what a reader of the description does first: sends its examples. Each must be answered with a described success
 * ({@link AnswerCheck} looks at the answer). It keeps count, so that no operation is forgotten.
 */
public final class ExampleCalls {

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Set<String> waiting = new TreeSet<>();
    private final Map<String, String> subjects = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    private ExampleCalls() {}

    /** The examples of the service under test. */
    public static ExampleCalls ofThisService() {
        ExampleCalls calls = new ExampleCalls();
        OpenApiDocument.operations().forEach(operation -> {
            calls.operations.put(operation.id(), operation);
            calls.waiting.add(operation.id());
        });
        return calls;
    }

    /** Operations whose examples were not sent. */
    public Set<String> notSent() {
        return Set.copyOf(waiting);
    }

    /** Lets an operation be called by this caller instead of "tester": nobody approves what he has written. */
    public ExampleCalls as(String subject, String... ids) {
        for (String id : ids) {
            subjects.put(id, subject);
        }
        return this;
    }

    /** Sends this value of a query parameter instead of its example: what only exists while the service runs. */
    public ExampleCalls with(String id, String parameter, String value) {
        values.put(id + " " + parameter, value);
        return this;
    }

    /** Sends every example of an operation that needs no id; the last answer. */
    public Response send(String id) {
        return send(id, () -> "");
    }

    /** Sends every example of an operation, each to a resource of its own; the last answer. */
    public Response send(String id, Supplier<String> resource) {
        Operation operation = operations.get(id);
        if (operation == null) {
            throw new AssertionError(id + " is not described");
        }
        Response last = null;
        for (RequestSpecification example : examples(operation)) {
            last = call(operation, resource.get(), example);
            if (last.statusCode() >= 300) {
                throw new AssertionError(
                        "an example of " + id + " is answered with " + last.statusCode() + " " + last.asString());
            }
        }
        waiting.remove(id);
        return last;
    }

    /** Sends every example of several operations to the same resource. */
    public void sendAll(String resource, String... ids) {
        for (String id : ids) {
            send(id, () -> resource);
        }
    }

    private Response call(Operation operation, String resource, RequestSpecification request) {
        String path = operation.path();
        for (String id : resource.split("/")) {
            path = path.replaceFirst("\\{[^}]+}", id);
        }
        JsonNode parameters = operation.description().path("parameters");
        for (JsonNode parameter : parameters) {
            if (parameter.path("name").asText().equals("If-Match")
                    && parameter.path("required").asBoolean()) {
                request.header("If-Match", tagOf(operation, path));
            } else if (parameter.path("name").asText().equals("Idempotency-Key")) {
                request.header("Idempotency-Key", UUID.randomUUID().toString());
            }
        }
        return request.auth().oauth2(token(operation)).request(operation.method(), path);
    }

    private String tagOf(Operation operation, String path) {
        Operation reads = operations.values().stream()
                .filter(one -> one.method().equals("GET") && one.path().equals(operation.path()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing reads " + path));
        return given().auth().oauth2(token(reads)).get(path).header("ETag");
    }

    private String token(Operation operation) {
        List<String> roles = new ArrayList<>();
        operation
                .description()
                .path("security")
                .findValues("token")
                .forEach(alternative -> alternative.forEach(role -> roles.add(role.asText())));
        return Tokens.as(subjects.getOrDefault(operation.id(), "tester"), roles.toArray(String[]::new));
    }

    /** Every example of the body, and one call with the examples of the parameters. */
    private List<RequestSpecification> examples(Operation operation) {
        List<RequestSpecification> examples = new ArrayList<>();
        operation
                .description()
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(form -> form.getValue()
                        .path("examples")
                        .forEach(example -> examples.add(withParameters(operation)
                                .contentType(form.getKey())
                                .body(bytes(example.path("value"))))));
        return examples.isEmpty() ? List.of(withParameters(operation)) : examples;
    }

    private RequestSpecification withParameters(Operation operation) {
        RequestSpecification request = given();
        for (JsonNode parameter : operation.description().path("parameters")) {
            String in = parameter.path("in").asText();
            String name = parameter.path("name").asText();
            if (parameter.has("example") && in.equals("query")) {
                String example = parameter.path("example").asText();
                request.queryParam(name, values.getOrDefault(operation.id() + " " + name, example));
            } else if (parameter.has("example") && in.equals("header")) {
                request.header(name, parameter.path("example").asText());
            }
        }
        return request;
    }

    private static byte[] bytes(JsonNode example) {
        return (example.isTextual() ? example.asText() : example.toString()).getBytes(StandardCharsets.UTF_8);
    }
}
