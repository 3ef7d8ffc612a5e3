package io.abmsuite.suite.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.suite.launch.Secrets;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import io.abmsuite.suite.launch.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** A caller that goes on whatever happens, and remembers every answer that was neither a success nor a plain "not now". */
final class DrillClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ROLES =
            List.of("accounts:read", "accounts:write", "sales:write", "feedback:write", "segments:read");

    /** An answer; status 0 if there was none. */
    record Answer(int status, String code, JsonNode body) {

        boolean ok() {
            return status / 100 == 2;
        }
    }

    private final SuiteState state;
    private final String token;
    private final Set<String> refusals = new ConcurrentSkipListSet<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    DrillClient(SuiteState state) {
        this.state = state;
        this.token = new Tokens(new Secrets(state.dataFolder()).tokenKeys(), Clock.systemUTC())
                .sign("drill", ROLES, List.of(), Duration.ofHours(2));
    }

    String token() {
        return token;
    }

    Answer post(String path, Object body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(state.address(Service.ACCOUNTS) + path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            headers.forEach(request::header);
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode read = answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
            return noted(new Answer(answer.statusCode(), read.path("code").asText(), read));
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        } catch (IOException noAnswer) {
            return new Answer(0, "", JSON.nullNode());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(0, "", JSON.nullNode());
        }
    }

    private Answer noted(Answer answer) {
        if (!answer.ok()) {
            refusals.add(answer.status() + " " + answer.code());
        }
        return answer;
    }

    /** Every kind of refusal so far. */
    Set<String> refusals() {
        return new TreeSet<>(refusals);
    }
}
