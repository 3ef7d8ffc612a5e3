package io.abmsuite.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.abmsuite.platform.testing.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells what in an API description would break a client of an earlier one: what he sends must still be taken, what he reads
 * must still be there.
 */
public final class ApiChanges {

    private final JsonNode before;
    private final JsonNode now;
    private final List<String> breaks = new ArrayList<>();

    private ApiChanges(JsonNode before, JsonNode now) {
        this.before = before;
        this.now = now;
    }

    /** The breaks, as sentences; none if every client of the earlier description can go on. */
    public static List<String> breaking(JsonNode before, JsonNode now) {
        ApiChanges changes = new ApiChanges(before, now);
        Map<String, Operation> known = new LinkedHashMap<>();
        OpenApiDocument.operationsOf(now).forEach(operation -> known.put(operation.id(), operation));
        for (Operation earlier : OpenApiDocument.operationsOf(before)) {
            changes.compare(earlier, known.get(earlier.id()));
        }
        return List.copyOf(changes.breaks);
    }

    private void compare(Operation earlier, Operation operation) {
        if (operation == null
                || !operation.method().equals(earlier.method())
                || !form(operation).equals(form(earlier))) {
            breaks.add(earlier.id() + ": " + earlier.method() + " " + earlier.path() + " is gone");
            return;
        }
        parameters(operation.id(), earlier.description(), operation.description());
        roles(operation.id(), earlier.description(), operation.description());
        JsonNode taken = operation.description().path("requestBody").path("content");
        earlier.description().path("requestBody").path("content").properties().forEach(content -> {
            String place = operation.id() + " body";
            if (!taken.has(content.getKey())) {
                breaks.add(place + ": " + content.getKey() + " is no longer taken");
            } else {
                schemas(place, content.getValue(), taken.path(content.getKey()), SchemaChanges.Side.SENT);
            }
        });
        answers(
                operation.id(),
                earlier.description().path("responses"),
                operation.description().path("responses"));
    }

    private static String form(Operation operation) {
        return operation.path().replaceAll("\\{[^}]+}", "{}");
    }

    private void parameters(String id, JsonNode earlier, JsonNode operation) {
        Map<String, JsonNode> known = byName(operation);
        Map<String, JsonNode> old = byName(earlier);
        old.forEach((name, parameter) -> {
            JsonNode today = known.get(name);
            if (today == null) {
                breaks.add(id + ": the parameter " + name + " is gone");
            } else {
                schemas(id + " parameter " + name, parameter, today, SchemaChanges.Side.SENT);
            }
        });
        known.forEach((name, parameter) -> {
            boolean was =
                    old.containsKey(name) && old.get(name).path("required").asBoolean();
            if (parameter.path("required").asBoolean()
                    && !was
                    && !parameter.path("in").asText().equals("path")) {
                breaks.add(id + ": the parameter " + name + " is required now");
            }
        });
    }

    private static Map<String, JsonNode> byName(JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        operation.path("parameters").forEach(parameter -> {
            boolean inPath = parameter.path("in").asText().equals("path");
            String name = inPath ? "{}" : parameter.path("name").asText();
            parameters.put(name, parameter);
        });
        return parameters;
    }

    private void roles(String id, JsonNode earlier, JsonNode operation) {
        Set<String> lost = rolesOf(earlier);
        lost.removeAll(rolesOf(operation));
        if (!lost.isEmpty()) {
            breaks.add(id + ": no longer for " + lost);
        }
    }

    private static Set<String> rolesOf(JsonNode operation) {
        Set<String> roles = new TreeSet<>();
        operation
                .path("security")
                .forEach(one -> one.forEach(scopes -> scopes.forEach(role -> roles.add(role.asText()))));
        return roles;
    }

    private void answers(String id, JsonNode earlier, JsonNode operation) {
        earlier.properties().forEach(answer -> {
            String place = id + " answer " + answer.getKey();
            if (!answer.getKey().startsWith("2")) {
                return;
            }
            if (!operation.has(answer.getKey())) {
                breaks.add(place + " is gone");
                return;
            }
            JsonNode given = operation.path(answer.getKey()).path("content");
            answer.getValue().path("content").properties().forEach(content -> {
                if (given.has(content.getKey())) {
                    schemas(place, content.getValue(), given.path(content.getKey()), SchemaChanges.Side.READ);
                } else {
                    breaks.add(place + ": " + content.getKey() + " is no longer given");
                }
            });
        });
    }

    private void schemas(String place, JsonNode earlier, JsonNode today, SchemaChanges.Side side) {
        JsonNode old = earlier.path("schema");
        if (!(old instanceof MissingNode)) {
            new SchemaChanges(before, now, side, breaks).compare(place, old, today.path("schema"));
        }
    }
}
