package io.abmsuite.platform.web;

import io.abmsuite.platform.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The first to look at a request: refuses lines and headers that are too long and addresses that play tricks, and gives
 * every answer the headers that tell browsers to trust it with nothing.
 */
@ApplicationScoped
public class RequestGate {

    private static final int AFTER_THE_REQUEST_ID = -990;
    private static final int UNREADABLE = 400;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final Pattern NUL = Pattern.compile("%00");
    private static final Pattern DOTS = Pattern.compile("(^|/)(\\.|%2[eE]){1,2}(/|$)");

    private final BareProblems problems;

    RequestGate(BareProblems problems) {
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_THE_REQUEST_ID).handler(this::enter);
    }

    private void enter(RoutingContext routing) {
        SecurityHeaders.add(routing);
        Problem refused = faultOf(routing.request());
        if (refused == null) {
            refused = MediaHeaders.faultOf(routing.request());
        }
        if (refused == null) {
            routing.next();
        } else {
            problems.answer(routing, refused);
        }
    }

    private static Problem faultOf(HttpServerRequest request) {
        String address = request.uri();
        if (address.length() > LONGEST_LINE) {
            return Problem.of(414, "URI_TOO_LONG", "A request line has at most " + LONGEST_LINE + " characters.");
        }
        if (sizeOf(request) > LONGEST_HEADERS) {
            return Problem.of(
                    431, "HEADERS_TOO_LARGE", "All headers together have at most " + LONGEST_HEADERS + " characters.");
        }
        if (!address.contains("%") && !address.contains("/.")) {
            return null;
        }
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        boolean trick = NUL.matcher(address).find() || DOTS.matcher(path).find();
        return trick ? unreadable() : null;
    }

    private static Problem unreadable() {
        return Problem.of(UNREADABLE, "BAD_REQUEST", "An address has neither NUL nor dots as a segment.");
    }

    private static int sizeOf(HttpServerRequest request) {
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }
}
