package io.abmsuite.platform.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.platform.testing.OpenApiDocument.Operation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * {@code docs/teams.csv}: how each operation keeps teams apart. Every operation a service describes is tried by a stranger
 * with all roles, but of another team, on what he must not see; the same is then done by somebody who sees all teams, which
 * shows that there was something to find.
 *
 * <ul>
 *   <li>{@code path}: what the path names is not there, told like an id that nobody has
 *   <li>{@code field}: the account (or team) a field or an item names is refused
 *   <li>{@code rows}: every row, in every form, is of the stranger's own; {@code hidden}: there are none for him
 *   <li>{@code all-teams}: 403 {@code ALL_TEAMS_REQUIRED}; {@code reach}: 403, the campaign reaches others
 *   <li>{@code counts}: figures of what he sees, tested one by one; {@code open}: nothing of an account is in it
 * </ul>
 */
public final class TeamTrial {

    private static final List<String> REFUSALS = List.of("UNKNOWN_ACCOUNT", "TEAM_NOT_YOURS");
    private static final Pattern REQUEST_ID = Pattern.compile("\"requestId\":\"[^\"]*\"");
    private static final String CSV = "text/csv";

    private final String service;
    private final String own;
    private final Function<Operation, List<String>> foreign;
    private final BiFunction<Operation, String, String> body;
    private final String stranger;
    private final String everybody = Tokens.of(RoleTable.ROLES.toArray(String[]::new));
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Map<String, String>> parameters = new TreeMap<>();

    /**
     * Prepares the trial.
     *
     * @param team of the stranger
     * @param own text that is in every row of the stranger's own
     * @param foreign what a path may name, of another team
     * @param body makes of the example of a body one that names an account of another team
     */
    public TeamTrial(
            String service,
            String team,
            String own,
            Function<Operation, List<String>> foreign,
            BiFunction<Operation, String, String> body) {
        this.service = service;
        this.own = own;
        this.foreign = foreign;
        this.body = body;
        this.stranger = Tokens.ofTeams(List.of(team), "stranger", RoleTable.ROLES.toArray(String[]::new));
    }

    /** Sends this query parameter with every call of an operation that cannot do without. */
    public TeamTrial with(String id, String parameter, String value) {
        parameters.computeIfAbsent(id, any -> new TreeMap<>()).put(parameter, value);
        return this;
    }

    /** What is wrong, as sentences; none if all operations keep teams apart as the table says. */
    public List<String> faults() {
        Map<String, String> table = table();
        for (Operation operation : OpenApiDocument.operations()) {
            String access = table.remove(operation.id());
            if (access == null) {
                faults.add(operation.id() + " has no row in docs/teams.csv");
            } else {
                tryOut(operation, access);
            }
        }
        table.keySet().forEach(gone -> faults.add(gone + " is in docs/teams.csv, but not in the service"));
        return faults;
    }

    private void tryOut(Operation operation, String access) {
        switch (access) {
            case "path" -> foreign.apply(operation).forEach(id -> tryPath(operation, id));
            case "field" -> tryField(operation);
            case "rows" -> tryRows(operation, true);
            case "hidden" -> tryRows(operation, false);
            case "all-teams" -> tryRefusal(operation, "ALL_TEAMS_REQUIRED");
            case "reach" -> tryRefusal(operation, "CAMPAIGN_OF_OTHER_TEAMS");
            case "counts", "open" -> {}
            default -> faults.add(operation.id() + " has an unknown access in docs/teams.csv: " + access);
        }
    }

    private void tryPath(Operation operation, String id) {
        String account = id.substring(id.lastIndexOf('/') + 1);
        String nobody = id.substring(0, id.length() - account.length())
                + (account.startsWith("code:") ? "code:nobody" : UUID.randomUUID());
        for (String form : forms(operation)) {
            Response tried = call(operation, id, form, stranger);
            Response unknown = call(operation, nobody, form, stranger);
            check(tried.statusCode() == 404, operation, "answers " + tried.statusCode() + " to a stranger, not 404");
            check(
                    told(tried, id).equals(told(unknown, nobody)),
                    operation,
                    "tells a foreign id from one that nobody has: " + tried.asString() + unknown.asString());
            int there = call(operation, id, form, everybody).statusCode();
            check(there != 404 && there != 403, operation, "answers " + there + " to those who see all teams");
        }
    }

    private void tryField(Operation operation) {
        Response tried = call(operation, null, "application/json", stranger);
        String answer = tried.asString();
        check(
                (tried.statusCode() == 422 || answer.contains("\"status\":422"))
                        && REFUSALS.stream().anyMatch(answer::contains),
                operation,
                "does not refuse a foreign account: " + answer);
        Response there = call(operation, null, "application/json", everybody);
        check(
                there.statusCode() < 300 && !there.asString().contains("\"problem\":{"),
                operation,
                "refuses those who see all teams: " + there.asString());
    }

    private void tryRows(Operation operation, boolean some) {
        List<String> ids = operation.path().contains("{") ? foreign.apply(operation) : List.of("");
        for (String form : forms(operation)) {
            Response tried = call(operation, ids.get(0), form, stranger);
            check(tried.statusCode() == 200, operation, "answers " + tried.statusCode() + " to a stranger");
            List<String> rows = rows(tried, form);
            check(rows.isEmpty() != some, operation, form + " has " + rows.size() + " rows for a stranger");
            check(
                    rows.stream().allMatch(row -> row.contains(own)),
                    operation,
                    form + " has foreign rows for a stranger: " + rows);
            List<String> all = rows(call(operation, ids.get(0), form, everybody), form);
            check(all.size() > rows.size(), operation, form + " has no other rows");
        }
    }

    private void tryRefusal(Operation operation, String code) {
        List<String> ids = operation.path().contains("{") ? foreign.apply(operation) : List.of("");
        Response tried = call(operation, ids.get(0), forms(operation).get(0), stranger);
        check(
                tried.statusCode() == 403 && tried.asString().contains(code),
                operation,
                "answers " + tried.statusCode() + " to a stranger, not 403 " + code + ": " + tried.asString());
        Response there = call(operation, ids.get(0), forms(operation).get(0), everybody);
        check(there.statusCode() != 403, operation, "refuses those who see all teams: " + there.asString());
    }

    private Response call(Operation operation, String id, String form, String token) {
        RequestSpecification request =
                given().redirects().follow(false).auth().oauth2(token).accept(form);
        for (var content :
                operation.description().path("requestBody").path("content").properties()) {
            for (JsonNode example : content.getValue().path("examples")) {
                JsonNode value = example.path("value");
                String text = value.isTextual() ? value.asText() : value.toString();
                request.contentType(content.getKey())
                        .body(body.apply(operation, text).getBytes(StandardCharsets.UTF_8));
            }
        }
        if (operation.method().equals("PATCH")) {
            request.header("If-Match", "*");
        }
        request.queryParams(parameters.getOrDefault(operation.id(), Map.of()));
        if (operation.id().equals("startImport")) {
            request.queryParam("kind", "sales");
        }
        return request.request(operation.method(), named(operation, id == null ? "" : id));
    }

    /** The path with its ids, which are separated by a slash if there are several; the last one stands for what is left. */
    private static String named(Operation operation, String ids) {
        String path = operation.path();
        for (String id : ids.split("/")) {
            path = path.replaceFirst("\\{[^}]+}", id);
        }
        return path.replaceAll("\\{[^}]+}", ids.substring(ids.lastIndexOf('/') + 1));
    }

    private static String told(Response answer, String id) {
        return answer.statusCode()
                + REQUEST_ID.matcher(answer.asString()).replaceAll("").replace(id, "ID");
    }

    private static List<String> rows(Response answer, String form) {
        if (form.equals(CSV)) {
            return answer.asString().lines().skip(1).toList();
        }
        List<String> rows = new ArrayList<>();
        List<Object> items = answer.jsonPath().getList("items");
        items.forEach(item -> rows.add(item.toString()));
        return rows;
    }

    private static List<String> forms(Operation operation) {
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

    private void check(boolean kept, Operation operation, String fault) {
        if (!kept) {
            faults.add(operation.id() + " " + fault);
        }
    }

    private Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        ProjectFiles.read("docs/teams.csv")
                .lines()
                .map(line -> line.split(","))
                .filter(cells -> cells[0].equals(service))
                .forEach(cells -> table.put(cells[1], cells[2]));
        return table;
    }
}
