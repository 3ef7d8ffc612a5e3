package io.abmsuite.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * {@code docs/roles.csv}: who may call what. Every operation a service describes is called without a token and with each
 * role alone; what the table does not allow must be refused with a problem of the catalogue, what it allows must not.
 */
public final class RoleTable {

    /** Every role there is. */
    public static final List<String> ROLES = List.of(
            "accounts:read",
            "accounts:write",
            "sales:write",
            "feedback:write",
            "segments:read",
            "segments:run",
            "segments:admin",
            "campaigns:read",
            "campaigns:write",
            "campaigns:approve",
            "campaigns:deliver",
            "pii:read",
            "audit:read",
            "admin");

    private static final String CATALOGUE = ProjectFiles.read("docs/problems.md");

    private RoleTable() {}

    /** Faults of a service, as sentences; none if the table and the service agree. */
    public static List<String> faultsOf(String service) {
        Map<String, Set<String>> table = read(service);
        List<String> faults = new ArrayList<>();
        Map<String, String> tokens = ROLES.stream().collect(Collectors.toMap(role -> role, Tokens::of));
        for (OpenApiDocument.Operation operation : OpenApiDocument.operations()) {
            Set<String> allowed = table.remove(operation.id());
            if (allowed == null) {
                faults.add(operation.id() + " has no row in docs/roles.csv");
                continue;
            }
            for (String form : forms(operation)) {
                expect(faults, operation, "nobody", 401, call(operation, form, null));
                for (String role : ROLES) {
                    int status = allowed.contains(role) ? 0 : 403;
                    expect(faults, operation, role, status, call(operation, form, tokens.get(role)));
                }
            }
        }
        table.keySet().forEach(gone -> faults.add(gone + " is in docs/roles.csv, but not in the service"));
        return faults;
    }

    private static void expect(
            List<String> faults, OpenApiDocument.Operation operation, String who, int status, Response answer) {
        boolean asExpected =
                status == 0 ? answer.statusCode() != 401 && answer.statusCode() != 403 : answer.statusCode() == status;
        if (!asExpected) {
            faults.add(operation.id() + " answers " + answer.statusCode() + " to " + who + ", expected "
                    + (status == 0 ? "to be allowed" : status));
        } else if (status != 0 && !isTold(answer, status == 401 ? "UNAUTHENTICATED" : "FORBIDDEN")) {
            faults.add(operation.id() + " does not tell its " + status + " as a problem: " + answer.asString());
        }
    }

    private static boolean isTold(Response answer, String code) {
        return answer.contentType().startsWith("application/problem+json")
                && code.equals(answer.jsonPath().getString("code"))
                && CATALOGUE.contains("`" + code + "`");
    }

    /** A call that harms nothing: ids nobody has, and an empty object as the body. */
    private static Response call(OpenApiDocument.Operation operation, String form, String token) {
        RequestSpecification request = given().redirects().follow(false);
        if (token != null) {
            request.auth().oauth2(token);
        }
        operation
                .description()
                .path("requestBody")
                .path("content")
                .fieldNames()
                .forEachRemaining(type -> request.contentType(type));
        if (operation.description().has("requestBody")) {
            request.body("{}".getBytes(StandardCharsets.UTF_8));
        }
        return request.accept(form)
                .request(
                        operation.method(),
                        operation
                                .path()
                                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
    }

    /** Every form an operation answers in. */
    private static List<String> forms(OpenApiDocument.Operation operation) {
        List<String> forms = new ArrayList<>();
        operation
                .description()
                .path("responses")
                .path("200")
                .path("content")
                .fieldNames()
                .forEachRemaining(forms::add);
        return forms.isEmpty() ? List.of("*/*") : forms;
    }

    private static Map<String, Set<String>> read(String service) {
        try {
            Map<String, Set<String>> table = new TreeMap<>();
            Files.readAllLines(SharedInfra.root().resolve("docs/roles.csv")).stream()
                    .map(line -> line.split(","))
                    .filter(cells -> cells[0].equals(service))
                    .forEach(cells -> table.put(cells[1], Set.of(cells[2].split(" "))));
            return table;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
