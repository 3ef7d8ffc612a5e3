package io.abmsuite.platform.web;

import io.abmsuite.platform.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives bodies a time to arrive in: a JSON body as a whole, an upload for so many KiB as there are seconds in that time, again
 * and again. Who sends byte by byte is refused and his connection ends.
 */
@ApplicationScoped
public class BodyClock {

    private static final int AFTER_THE_GATE = -980;
    private static final long KIB = 1024;

    private final Vertx vertx;
    private final BareProblems problems;
    private final Duration patience;

    BodyClock(
            Vertx vertx,
            BareProblems problems,
            @ConfigProperty(name = "abm.body-time", defaultValue = "30s") Duration patience) {
        this.vertx = vertx;
        this.problems = problems;
        this.patience = patience;
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_THE_GATE).handler(this::watch);
    }

    private void watch(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!request.isEnded() && (isJson(request) || hasBody(request))) {
            long timer = isJson(request)
                    ? vertx.setTimer(patience.toMillis(), late -> refuse(routing, "A JSON body arrives within "))
                    : vertx.setPeriodic(patience.toMillis(), new Progress(routing));
            routing.addEndHandler(answered -> vertx.cancelTimer(timer));
        }
        routing.next();
    }

    private static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.contains("json") && !type.contains("ndjson");
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Looks whether an upload has got on since it looked last. */
    private final class Progress implements Handler<Long> {

        private final RoutingContext routing;
        private long seen;

        Progress(RoutingContext routing) {
            this.routing = routing;
        }

        @Override
        public void handle(Long timer) {
            long arrived = routing.request().bytesRead();
            if (arrived - seen < patience.toSeconds() * KIB) {
                refuse(routing, "An upload brings " + patience.toSeconds() + " KiB within ");
            }
            seen = arrived;
        }
    }

    private void refuse(RoutingContext routing, String rule) {
        if (!routing.request().isEnded() && !routing.response().headWritten()) {
            problems.answer(
                    routing,
                    Problem.of(408, "BODY_TOO_SLOW", rule + patience.toSeconds() + " s; send it without pauses."));
        }
    }
}
