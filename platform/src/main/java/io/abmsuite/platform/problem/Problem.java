package io.abmsuite.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Body of every error answer (RFC 9457, {@code application/problem+json}).
 *
 * @param type URN that names the kind of problem
 * @param title the kind in words
 * @param status HTTP status
 * @param code stable code clients may switch on
 * @param detail what happened and what to do next
 * @param errors all faults of the request at once; absent if there are none
 * @param context further facts, for example the state and the allowed moves; absent if there are none
 * @param requestId id to quote when asking for help
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<FieldFault> errors,
        Map<String, Object> context,
        String requestId) {

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem without faults of single fields. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(urn(code), title(status), status, code, detail, List.of(), Map.of(), null);
    }

    /** A problem that lists the faults of single fields. */
    public static Problem of(int status, String code, String detail, List<FieldFault> errors) {
        return new Problem(urn(code), title(status), status, code, detail, List.copyOf(errors), Map.of(), null);
    }

    /** The same problem with further facts. */
    public Problem with(Map<String, Object> facts) {
        return new Problem(type, title, status, code, detail, errors, facts, requestId);
    }

    /** The same problem with the id of the request it answers. */
    public Problem forRequest(String id) {
        return new Problem(type, title, status, code, detail, errors, context, id);
    }

    private static String urn(String code) {
        return "urn:abmsuite:problem:" + code;
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read";
            case 401 -> "A valid token is required";
            case 403 -> "The token does not allow this";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "None of the accepted media types is available";
            case 408 -> "The body did not arrive in time";
            case 409 -> "The current state does not allow this";
            case 411 -> "A Content-Length is required";
            case 412 -> "The resource has changed";
            case 413 -> "The body is too large";
            case 414 -> "The request line is too long";
            case 415 -> "The media type is not supported";
            case 422 -> "The request breaks a rule";
            case 428 -> "A condition is required";
            case 429 -> "Too many requests";
            case 431 -> "The headers are too large";
            case 503 -> "Temporarily not available";
            case 504 -> "Not done in time";
            default -> status >= 500 ? "Unexpected failure" : "Refused";
        };
    }
}
