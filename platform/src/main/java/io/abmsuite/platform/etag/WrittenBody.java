package io.abmsuite.platform.etag;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.ServerSerialisers;
import org.jboss.resteasy.reactive.server.core.serialization.EntityWriter;

/** An answer whose JSON is there already; no writer has to be looked for. */
record WrittenBody(byte[] json) implements EntityWriter {

    private static final String JSON = "application/json;charset=UTF-8";

    @Override
    public void write(ResteasyReactiveRequestContext exchange, Object view) {
        ServerSerialisers.encodeResponseHeaders(exchange);
        exchange.serverResponse()
                .setResponseHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(json);
    }
}
