package io.abmsuite.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.platform.testing.OpenApiDocument.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Makes requests from the description: each begins as an example and is changed in up to three places. */
final class FuzzRequests {

    private static final List<String> METHODS =
            List.of("PUT", "DELETE", "PATCH", "POST", "HEAD", "OPTIONS", "TRACE", "FOO");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/merge-patch+json",
            "application/json; charset=utf-16",
            "text/plain",
            "text/csv",
            "application/x-ndjson",
            "application/xml",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "json",
            ";;;",
            "*/*");
    private static final List<String> FORMS =
            List.of("application/json", "text/csv", "*/*", "application/xml", "text/html;q=0.1", "x", "*/*;q=0");
    private static final List<String> HEADERS = List.of(
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Prefer",
            "X-Request-Id",
            "Content-Encoding",
            "Range",
            "Accept-Language",
            "traceparent");

    private final Random random;
    private final HostileValues hostile;
    private final BodyChanges bodies;
    private final KnownIds known;
    private final String token;

    FuzzRequests(Random random, KnownIds known, String token) {
        this.random = random;
        this.hostile = new HostileValues(random);
        this.bodies = new BodyChanges(random, hostile, known);
        this.known = known;
        this.token = token;
    }

    /** A request as described, nothing wrong in it but what chance has put there. */
    FuzzRequest plain(Operation operation) {
        FuzzRequest request = new FuzzRequest(operation.method(), path(operation));
        request.headers.put("Authorization", "Bearer " + token);
        for (JsonNode parameter : operation.description().path("parameters")) {
            parameter(request, parameter);
        }
        List<String[]> examples = examples(operation);
        if (!examples.isEmpty()) {
            String[] example = hostile.oneOf(examples);
            request.headers.put("Content-Type", example[0]);
            request.body = bodies.fresh(example[1]).getBytes(StandardCharsets.UTF_8);
        }
        return request;
    }

    /** A request with something wrong. */
    FuzzRequest hostile(Operation operation) {
        FuzzRequest request = plain(operation);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(request, operation);
        }
        return request;
    }

    private void change(FuzzRequest request, Operation operation) {
        switch (random.nextInt(request.body == null ? 8 : 16)) {
            case 0 -> request.path = replacedId(operation);
            case 1, 2 -> request.query.put(parameterOf(operation), hostile.text());
            case 3 -> request.query.put(hostile.text(), hostile.text());
            case 4 -> request.headers.put("Accept", hostile.oneOf(FORMS));
            case 5, 6 -> request.headers.put(hostile.oneOf(HEADERS), headerValue());
            case 7 -> rarely(request);
            case 8 -> request.headers.put("Content-Type", hostile.oneOf(TYPES));
            case 9 -> request.body = bodies.damaged(request.body);
            default -> request.body = bodies.changed(request.body);
        }
    }

    private void rarely(FuzzRequest request) {
        if (random.nextInt(3) == 0) {
            request.headers.put("Authorization", "Bearer " + hostile.text().replaceAll("[^!-~]", ""));
        } else {
            request.method = hostile.oneOf(METHODS);
        }
    }

    private String headerValue() {
        return hostile.text().replaceAll("[^ -~]", "?");
    }

    private String path(Operation operation) {
        if (operation.id().equals("rebuildCopy")) {
            return replacedId(operation); // a rebuild that goes on would be felt by the tests that follow
        }
        String id = random.nextInt(10) == 0 ? UUID.randomUUID().toString() : known.of(operation.path(), random);
        return operation.path().replaceAll("\\{[^}]+}", FuzzRequest.encoded(id));
    }

    private String replacedId(Operation operation) {
        return operation.path().replaceAll("\\{[^}]+}", FuzzRequest.encoded(hostile.text()));
    }

    private void parameter(FuzzRequest request, JsonNode parameter) {
        String name = parameter.path("name").asText();
        if (name.equals("If-Match")) {
            request.headers.put(name, random.nextBoolean() ? "*" : known.tag(random));
        } else if (parameter.path("in").asText().equals("query")
                && (parameter.path("required").asBoolean() || random.nextInt(4) == 0)) {
            request.query.put(name, valueOf(parameter));
        }
    }

    private String valueOf(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        if (parameter.has("example")) {
            return parameter.path("example").asText();
        }
        if (schema.path("type").asText().equals("integer")) {
            return Integer.toString(1 + random.nextInt(200));
        }
        if (parameter.path("name").asText().equals("cursor")) {
            return known.cursor(random);
        }
        return schema.path("type").asText().equals("boolean") ? "true" : known.of("", random);
    }

    private String parameterOf(Operation operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation.description().path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return names.isEmpty() ? hostile.text() : hostile.oneOf(names);
    }

    private static List<String[]> examples(Operation operation) {
        List<String[]> examples = new ArrayList<>();
        operation
                .description()
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(form -> form.getValue().path("examples").forEach(example -> {
                    JsonNode value = example.path("value");
                    examples.add(new String[] {form.getKey(), value.isTextual() ? value.asText() : value.toString()});
                }));
        return examples;
    }
}
