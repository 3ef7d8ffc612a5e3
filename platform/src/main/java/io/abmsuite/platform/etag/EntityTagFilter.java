package io.abmsuite.platform.etag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives the answer of every single resource its entity tag and answers a reader who has it already with 304. Pages have
 * none: a cursor is what a reader of lists goes on with.
 */
public class EntityTagFilter {

    private static final Annotation[] NO_ANNOTATIONS = {};
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private final ObjectMapper json;

    public EntityTagFilter(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter
    public void tag(ContainerRequestContext request, ContainerResponseContext response) {
        Object view = response.getEntity();
        boolean reads = request.getMethod().equals("GET");
        if (!(view instanceof Record)
                || view instanceof PageResponse
                || view instanceof Problem
                || !(reads || view instanceof Versioned)) {
            return;
        }
        String body = text(view);
        String tag = EntityTag.of(view, body);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, tag);
        headers.computeIfAbsent(HttpHeaders.CACHE_CONTROL, any -> new ArrayList<>(List.of("private, no-cache")));
        if (reads && isKnown(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setEntity(null);
            response.setStatus(Status.NOT_MODIFIED.getStatusCode());
        } else {
            response.setEntity(body, NO_ANNOTATIONS, JSON);
        }
    }

    private static boolean isKnown(String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    private String text(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a view is always JSON", impossible);
        }
    }
}
