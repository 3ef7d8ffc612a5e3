package io.abmsuite.platform.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Headers of every answer, also of refusals, health, metrics and the documentation. */
final class SecurityHeaders {

    private static final String NOTHING_BUT_DATA = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGES = "frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** Answers of the API are not kept by anybody unless an operation says so. */
    static void add(RoutingContext routing) {
        MultiMap headers = routing.response().headers();
        boolean api = routing.request().path().startsWith("/v1");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Strict-Transport-Security", "max-age=31536000");
        headers.set("Content-Security-Policy", api ? NOTHING_BUT_DATA : PAGES);
        if (api) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
