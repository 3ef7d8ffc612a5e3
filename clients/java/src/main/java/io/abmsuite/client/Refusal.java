package io.abmsuite.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.client.http.ApiException;
import java.util.List;
import java.util.Map;

/**
 * Why a service refused a request: its RFC 9457 problem.
 *
 * @param code stable; what a program may switch on
 * @param errors all faults of the request, each with a JSON Pointer; empty if it is not about the request's content
 * @param context further facts, for example the state and the allowed moves
 * @param requestId to quote when asking for help
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Refusal(
        int status, String code, String detail, List<Fault> errors, Map<String, Object> context, String requestId) {

    /** One fault of a request. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Fault(String pointer, String code, String message) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    public Refusal {
        errors = errors == null ? List.of() : List.copyOf(errors);
        context = context == null ? Map.of() : context;
    }

    /** The problem in an exception; if something else has answered (a proxy), its text is the detail and the code is null. */
    public static Refusal of(ApiException failure) {
        String body = failure.getResponseBody();
        if (body == null) {
            return new Refusal(failure.getCode(), null, failure.getMessage(), null, null, null);
        }
        try {
            return JSON.readValue(body, Refusal.class);
        } catch (JsonProcessingException noProblem) {
            return new Refusal(failure.getCode(), null, body, null, null, null);
        }
    }
}
