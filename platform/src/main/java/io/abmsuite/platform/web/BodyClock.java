package io.abmsuite.platform.web;

import io.abmsuite.platform.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives a JSON body a time to arrive in: who sends it byte by byte is refused and his connection ends. */
@ApplicationScoped
public class BodyClock {

    private static final int AFTER_THE_GATE = -980;

    private final Vertx vertx;
    private final BareProblems problems;
    private final Duration patience;

    BodyClock(
            Vertx vertx,
            BareProblems problems,
            @ConfigProperty(name = "abm.json-body-time", defaultValue = "30s") Duration patience) {
        this.vertx = vertx;
        this.problems = problems;
        this.patience = patience;
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_THE_GATE).handler(this::watch);
    }

    private void watch(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.contains("json") && !type.contains("ndjson") && !request.isEnded()) {
            long timer = vertx.setTimer(patience.toMillis(), late -> refuse(routing));
            routing.addEndHandler(answered -> vertx.cancelTimer(timer));
        }
        routing.next();
    }

    private void refuse(RoutingContext routing) {
        if (!routing.request().isEnded() && !routing.response().headWritten()) {
            problems.answer(
                    routing,
                    Problem.of(
                            408,
                            "BODY_TOO_SLOW",
                            "A JSON body arrives within " + patience.toSeconds() + " s; send it at once."));
        }
    }
}
