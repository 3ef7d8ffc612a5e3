package io.abmsuite.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every operation of a service that changes something, each carried out once: it must leave exactly one audit entry of its
 * own name. An operation without a case is a fault.
 */
public final class AuditedOperations {

    /** Operations all services have from the platform, whose own tests look at them. */
    private static final Set<String> OF_THE_PLATFORM =
            Set.of("replayDeadLetter", "discardDeadLetter", "replayDeadLetters", "rebuildCopy");

    private record Case(String operation, String action, Function<RequestSpecification, Response> call) {}

    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final Set<String> exceptions;

    /** Operations that have another record; they say so with {@code @Unaudited}. */
    public AuditedOperations(String... exceptions) {
        this.exceptions = Set.of(exceptions);
    }

    /** Carries the operation out with a caller who has every role. Cases run in the order they are added. */
    public AuditedOperations with(String operation, Function<RequestSpecification, Response> call) {
        return with(operation, operation, call);
    }

    /** An operation whose entries have the name of another one, for example a batch. */
    public AuditedOperations with(String operation, String action, Function<RequestSpecification, Response> call) {
        cases.put(operation, new Case(operation, action, call));
        return this;
    }

    /** Faults as sentences; none if each change is audited once. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        Set<String> writes = OpenApiDocument.operations().stream()
                .filter(operation -> !operation.method().equals("GET"))
                .map(OpenApiDocument.Operation::id)
                .collect(Collectors.toSet());
        writes.stream()
                .filter(operation -> !OF_THE_PLATFORM.contains(operation))
                .filter(operation -> !cases.containsKey(operation) && !exceptions.contains(operation))
                .forEach(operation -> faults.add(operation + " has no case"));
        cases.values().stream()
                .filter(one -> !writes.contains(one.operation()))
                .forEach(one -> faults.add(one.operation() + " is no operation that changes something"));
        cases.values().forEach(one -> run(one, faults));
        return faults;
    }

    private static void run(Case one, List<String> faults) {
        String request = "audited-" + UUID.randomUUID();
        Response answer = one.call()
                .apply(given().auth()
                        .oauth2(Tokens.as("anna", RoleTable.ROLES.toArray(String[]::new)))
                        .header("X-Request-Id", request)
                        .header("If-Match", "*")
                        .contentType(ContentType.JSON));
        if (answer.statusCode() >= 300) {
            faults.add(one.operation() + " answers " + answer.statusCode() + ": " + answer.asString());
            return;
        }
        JsonPath entries = given().auth()
                .oauth2(Tokens.of("audit:read"))
                .queryParam("filter", "requestId = \"" + request + "\"")
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> actions = entries.getList("items.action");
        if (!actions.equals(List.of(one.action()))) {
            faults.add(one.operation() + " leaves the entries " + actions);
        }
    }
}
