package io.abmsuite.suite.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.launch.Secrets;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import io.abmsuite.suite.launch.Tokens;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls the services of a running suite with a token of its own. A refusal is told as the problem it is. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration VALID = Duration.ofHours(12);
    private static final List<String> ALL_ROLES = List.of(
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

    private final SuiteState state;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Api(SuiteState state, String token) {
        this.state = state;
        this.token = token;
    }

    /**
     * A client that may do everything with the accounts of all teams, under this name; with a token in {@code ABM_TOKEN}, what
     * that one allows.
     */
    public static Api as(String subject, SuiteState state) {
        String given = System.getenv("ABM_TOKEN");
        return with(given == null || given.isBlank() ? token(subject, List.of("*"), state) : given, state);
    }

    /** A client that may do everything with the accounts of these teams, under this name. */
    public static Api ofTeams(String subject, List<String> teams, SuiteState state) {
        return with(token(subject, teams, state), state);
    }

    /** A token of the launcher that allows everything with the accounts of these teams, under this name. */
    public static String token(String subject, List<String> teams, SuiteState state) {
        Tokens tokens = new Tokens(new Secrets(state.dataFolder()).tokenKeys(), Clock.systemUTC());
        return tokens.sign(subject, ALL_ROLES, teams, VALID);
    }

    /** A client with this token. */
    public static Api with(String token, SuiteState state) {
        return new Api(state, token);
    }

    public JsonNode get(Service service, String path) {
        return get(service, path, Map.of());
    }

    public JsonNode get(Service service, String path, Map<String, String> headers) {
        return json(send(request(service, path, headers).GET()));
    }

    /** A GET of CSV, saved as it comes. */
    public void download(Service service, String path, Path target) {
        HttpRequest request =
                request(service, path, Map.of("Accept", "text/csv")).GET().build();
        try {
            HttpResponse<Path> answer = http.send(request, HttpResponse.BodyHandlers.ofFile(target));
            if (answer.statusCode() >= 400) {
                throw new SuiteException("The download of " + path + " was refused with status " + answer.statusCode()
                        + "; see " + target + ".");
            }
        } catch (IOException failure) {
            throw unreachable(service, failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** A GET of text. */
    public String text(Service service, String path) {
        return send(request(service, path, Map.of("Accept", "text/csv")).GET()).body();
    }

    public JsonNode post(Service service, String path, Object body) {
        return post(service, path, body, Map.of());
    }

    public JsonNode post(Service service, String path, Object body, Map<String, String> headers) {
        try {
            return json(send(request(service, path, headers)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))));
        } catch (IOException failure) {
            throw new SuiteException("The request could not be written: " + failure.getMessage(), failure);
        }
    }

    /** Sends a file as it is; it is never held in memory. */
    public JsonNode upload(Service service, String path, Path file, String type) {
        return upload(service, path, file, type, Map.of());
    }

    /** Sends a file as it is, with further headers. */
    public JsonNode upload(Service service, String path, Path file, String type, Map<String, String> headers) {
        try {
            return json(send(request(service, path, headers)
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofFile(file))));
        } catch (FileNotFoundException missing) {
            throw new SuiteException("There is no file " + file + ".", missing);
        }
    }

    private HttpRequest.Builder request(Service service, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(state.address(service) + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new RefusedException(answer.statusCode(), refusal(request, answer));
            }
            return answer;
        } catch (IOException failure) {
            throw new SuiteException(
                    "No answer from " + request.uri() + " (" + failure + "). See deploy/abm status.", failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static String refusal(HttpRequest request, HttpResponse<String> answer) {
        StringBuilder text =
                new StringBuilder(request.method() + " " + request.uri().getPath() + " was refused: ");
        try {
            JsonNode problem = JSON.readTree(answer.body());
            text.append(problem.path("code").asText())
                    .append(". ")
                    .append(problem.path("detail").asText());
            problem.path("errors")
                    .forEach(error -> text.append("\n  ")
                            .append(error.path("pointer").asText())
                            .append(' ')
                            .append(error.path("message").asText()));
        } catch (IOException noProblem) {
            text.append("status ").append(answer.statusCode());
        }
        return text.toString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new SuiteException("The answer of " + answer.uri() + " is not JSON.", broken);
        }
    }

    private static SuiteException unreachable(Service service, IOException failure) {
        return new SuiteException("No answer from the " + service.id() + " service (" + failure + ").", failure);
    }

    private static SuiteException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new SuiteException("Interrupted while waiting for an answer.", interrupted);
    }

    /** A service has refused a request. */
    public static final class RefusedException extends SuiteException {

        private final int status;

        RefusedException(int status, String message) {
            super(message);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
