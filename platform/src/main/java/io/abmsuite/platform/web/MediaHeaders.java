package io.abmsuite.platform.web;

import io.abmsuite.platform.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Refuses media types that are none before anybody reads them. */
final class MediaHeaders {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String PARAMETER = "\\s*+;\\s*+(?:[qQ]=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)|(?![qQ]=)" + TOKEN
            + "=(?:\"[^\"]*+\"|" + TOKEN + "))";
    private static final Pattern TYPE =
            Pattern.compile("\\s*+" + TOKEN + "/" + TOKEN + "(?:" + PARAMETER + ")*+\\s*+;?\\s*+");

    private MediaHeaders() {}

    /** The fault of Content-Type or Accept; null if they are what they must be. */
    static Problem faultOf(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && (!TYPE.matcher(type).matches() || type.contains("*"))) {
            return Problem.of(
                    415, "UNSUPPORTED_MEDIA_TYPE", "The Content-Type is no media type, for example application/json.");
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null
                && !accept.equals("*/*")
                && !Arrays.stream(accept.split(","))
                        .allMatch(one -> one.isBlank() || TYPE.matcher(one).matches())) {
            return Problem.of(406, "NOT_ACCEPTABLE", "The Accept header names what is no media type.");
        }
        return null;
    }
}
