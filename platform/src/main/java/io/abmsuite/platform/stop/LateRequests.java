package io.abmsuite.platform.stop;

import io.abmsuite.platform.problem.Problem;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells whoever asks at the end of a stop's delay that the service stops, before anything of his request is done. Quarkus
 * closes the server as soon as no request is under way, and would cut the next one in its middle.
 */
@ApplicationScoped
class LateRequests {

    private static final int BEFORE_ALL_BUT_IDS = -999;
    private static final String OPERATIONAL = "/q/";

    /** So much earlier than Quarkus counts the requests under way. */
    private static final Duration MARGIN = Duration.ofMillis(200);

    private final Vertx vertx;
    private final Duration delay;
    private volatile boolean refused;

    LateRequests(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Duration delay) {
        this.vertx = vertx;
        this.delay = delay;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_ALL_BUT_IDS).handler(this::pass);
    }

    void stop(@Observes ShutdownDelayInitiatedEvent readinessIsOff) {
        long left = delay.minus(MARGIN).toMillis();
        if (left > 0) {
            vertx.setTimer(left, over -> refused = true);
        } else {
            refused = true;
        }
    }

    private void pass(RoutingContext request) {
        if (refused && !request.request().path().startsWith(OPERATIONAL)) {
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
