package io.abmsuite.platform.web;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps JSON bodies small while imports may be large. A JSON body must say its length, so that it can be refused before
 * it is read, and must not be compressed, for its length would say nothing.
 */
public class JsonBodyLimit {

    private final long limit;

    public JsonBodyLimit(@ConfigProperty(name = "abm.max-json-bytes", defaultValue = "4194304") long limit) {
        this.limit = limit;
    }

    @ServerRequestFilter(preMatching = true)
    public void refuseLarge(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (type == null
                || !type.getSubtype().endsWith("json")
                || type.getSubtype().endsWith("ndjson")) {
            return;
        }
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", "Send a JSON body without Content-Encoding."));
        }
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null && request.getHeaderString("Transfer-Encoding") != null) {
            throw new ProblemException(Problem.of(411, "LENGTH_REQUIRED", "Send a JSON body with a Content-Length."));
        }
        if (length != null && Long.parseLong(length) > limit) {
            throw new ProblemException(
                    Problem.of(413, "BODY_TOO_LARGE", "A JSON body has at most " + limit + " bytes."));
        }
    }
}
