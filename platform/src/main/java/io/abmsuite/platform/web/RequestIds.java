package io.abmsuite.platform.web;

import io.abmsuite.platform.id.Uuids;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** Gives each request an id: the caller's {@code X-Request-Id} if it is harmless, else a new one; always answered. */
@ApplicationScoped
public class RequestIds {

    /** Header that carries the id both ways. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final int BEFORE_EVERYTHING = -1000;

    void install(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(RequestIds::stamp);
    }

    private static void stamp(RoutingContext routing) {
        String given = routing.request().getHeader(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : Uuids.timeOrdered().toString();
        routing.request().headers().set(HEADER, id);
        routing.response().putHeader(HEADER, id);
        MDC.put("requestId", id);
        routing.next();
    }

    /** The id of this request. */
    public static String of(HttpServerRequest request) {
        return request.getHeader(HEADER);
    }
}
