package io.abmsuite.platform.etag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/**
 * Gives the answer of every single resource its entity tag and answers a reader who has it already with 304. Pages have
 * none: a cursor is what a reader of lists goes on with. The tag needs the text of the answer, which is written as it is then.
 */
@Provider
public class EntityTagFilter implements ContainerResponseFilter {

    private final ObjectMapper json;

    public EntityTagFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ResteasyReactiveRequestContext exchange = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        // asked of the exchange: the response would be built for the question
        Object view = exchange.getResponseEntity();
        boolean reads = exchange.getMethod().equals("GET");
        if (!(view instanceof Record)
                || view instanceof PageResponse
                || view instanceof Problem
                || !(reads || view instanceof Versioned)) {
            return;
        }
        byte[] body = text(view);
        String tag = EntityTag.of(view, body);
        ServerHttpResponse answer = exchange.serverResponse();
        answer.setResponseHeader(HttpHeaders.ETAG, tag);
        if (!view.getClass().isAnnotationPresent(NotStored.class)) {
            answer.setResponseHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        if (reads && isKnown(exchange.serverRequest().getRequestHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setEntity(null);
            response.setStatus(Status.NOT_MODIFIED.getStatusCode());
        } else {
            exchange.setEntityWriter(new WrittenBody(body));
        }
    }

    private static boolean isKnown(String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    private byte[] text(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a view is always JSON", impossible);
        }
    }
}
