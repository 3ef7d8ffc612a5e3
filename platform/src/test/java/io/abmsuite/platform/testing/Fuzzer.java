package io.abmsuite.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.testing.AnswerRules.Answer;
import io.abmsuite.platform.testing.OpenApiDocument.Operation;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Sends every operation requests with something wrong in them. Whatever is sent, the service does not fail, answers as it
 * describes itself, and refuses with a catalogued problem. The same seed sends the same requests;
 * {@code -Dfuzz.requests=N} and {@code -Dfuzz.seed=S} make it long or another.
 */
public final class Fuzzer {

    private static final int SHORT = 2000;
    private static final int ENOUGH = 25;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final long seed = Long.getLong("fuzz.seed", 20260115L);
    private final int requests = Integer.getInteger("fuzz.requests", SHORT);
    private final Random random = new Random(seed);
    private final KnownIds known = new KnownIds();
    private final FuzzRequests maker =
            new FuzzRequests(random, known, Tokens.as("fuzzer", RoleTable.ROLES.toArray(String[]::new)));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service = URI.create("http://localhost:" + RestAssured.port + "/");
    private final List<String> faults = new ArrayList<>();

    /** Faults found, as sentences with what to send to see them; none if all is well. */
    public List<String> faults() {
        List<Operation> operations = OpenApiDocument.operations();
        operations.stream().filter(one -> one.method().equals("POST")).forEach(one -> send(one, maker.plain(one)));
        operations.stream().filter(one -> one.method().equals("GET")).forEach(one -> send(one, maker.plain(one)));
        for (int i = 0; i < requests && faults.size() < ENOUGH; i++) {
            Operation operation = operations.get(i % operations.size());
            send(operation, random.nextInt(6) == 0 ? maker.plain(operation) : maker.hostile(operation));
        }
        return faults.stream().map(fault -> "seed " + seed + ": " + fault).toList();
    }

    private void send(Operation operation, FuzzRequest request) {
        HttpRequest sent;
        try {
            sent = request.toHttp(service);
        } catch (IllegalArgumentException cannotBeSaid) {
            return;
        }
        try {
            HttpResponse<byte[]> answer = http.send(sent, BodyHandlers.ofByteArray());
            check(operation, request, sent, answer);
        } catch (IOException lost) {
            faults.add(request + " is not answered: " + lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void check(Operation operation, FuzzRequest request, HttpRequest sent, HttpResponse<byte[]> answer) {
        List<String> found = new ArrayList<>(AnswerCheck.rules()
                .faultsOf(new Answer(
                        request.method,
                        sent.uri().getRawPath(),
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(null),
                        answer.body())));
        boolean failed = answer.statusCode() >= 500 && answer.statusCode() != 504;
        if (failed) {
            found.add("fails with " + answer.statusCode());
        }
        if (!found.isEmpty()) {
            faults.add(operation.id() + ": " + request + " -> " + answer.statusCode() + " "
                    + shorten(new String(answer.body(), StandardCharsets.UTF_8)) + " " + shorten(found.toString()));
        } else if (answer.statusCode() < 300) {
            learn(request, answer);
        }
    }

    private static String shorten(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "...";
    }

    private void learn(FuzzRequest request, HttpResponse<byte[]> answer) {
        boolean json = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        if (json && answer.body().length > 0) {
            known.learn(
                    request.path,
                    tree(answer.body()),
                    answer.headers().firstValue("ETag").orElse(null));
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new IllegalStateException("the rules have read it before", notJson);
        }
    }
}
