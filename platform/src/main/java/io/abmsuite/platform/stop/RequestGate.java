package io.abmsuite.platform.stop;

import io.abmsuite.platform.problem.Problem;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Lets every accepted request come to its answer before the pool closes. Whoever asks after that point is told at once
 * that the service stops, and nothing of his request is done.
 */
@ApplicationScoped
class RequestGate {

    private static final Logger LOG = Logger.getLogger(RequestGate.class);
    private static final int BEFORE_ALL_BUT_IDS = -999;
    private static final String OPERATIONAL = "/q/";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InHand inHand = new InHand();
    private volatile boolean closed;

    void install(@Observes Router router) {
        router.route().order(BEFORE_ALL_BUT_IDS).handler(this::pass);
    }

    void close(@Observes @Priority(Stopping.REQUESTS) ShutdownEvent stop) {
        closed = true;
        if (!inHand.awaitNone(PATIENCE)) {
            LOG.warnf("requests are still in hand after %d s, stopping anyway", PATIENCE.toSeconds());
        }
    }

    private void pass(RoutingContext request) {
        inHand.begin();
        request.addEndHandler(ended -> inHand.end());
        if (closed && !request.request().path().startsWith(OPERATIONAL)) {
            refuse(request);
        } else {
            request.next();
        }
    }

    private static void refuse(RoutingContext request) {
        Problem problem = Problem.of(503, "STOPPING", "This instance stops; nothing was done. Send it again.");
        request.response()
                .setStatusCode(503)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Retry-After", "1")
                .end(new JsonObject()
                        .put("type", problem.type())
                        .put("title", problem.title())
                        .put("status", problem.status())
                        .put("code", problem.code())
                        .put("detail", problem.detail())
                        .encode());
    }
}
