package io.abmsuite.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers with a problem before any resource is involved; the connection ends, for what follows on it is not read. */
@ApplicationScoped
public class BareProblems {

    private final ObjectMapper json;

    BareProblems(ObjectMapper json) {
        this.json = json;
    }

    void answer(RoutingContext routing, Problem problem) {
        if (routing.response().ended()) {
            return;
        }
        Problem told = problem.forRequest(RequestIds.of(routing.request()));
        routing.response()
                .setStatusCode(told.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(Buffer.buffer(bytes(told)))
                .onComplete(sent -> routing.request().connection().close());
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem is always JSON", impossible);
        }
    }
}
