package io.abmsuite.platform.web;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.web.RateLimit.Decision;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Limits the requests of each principal and tells him how he stands (draft-ietf-httpapi-ratelimit-headers). Whoever has no
 * valid token is refused before.
 */
public class RateLimitFilter {

    private final SecurityIdentity identity;
    private final RateLimit limit;
    private final String policy;

    public RateLimitFilter(
            SecurityIdentity identity,
            Clock clock,
            @ConfigProperty(name = "abm.rate-limit.requests", defaultValue = "60000") long requests,
            @ConfigProperty(name = "abm.rate-limit.window", defaultValue = "60s") Duration window) {
        this.identity = identity;
        this.limit = new RateLimit(requests, window.toSeconds(), clock);
        this.policy = "\"default\";q=" + requests + ";w=" + window.toSeconds();
    }

    @ServerRequestFilter
    public void count(RoutingContext routing) {
        if (identity.isAnonymous()) {
            return;
        }
        Decision decision = limit.count(identity.getPrincipal().getName());
        MultiMap headers = routing.response().headers();
        headers.set("RateLimit-Policy", policy);
        headers.set("RateLimit", "\"default\";r=" + decision.remaining() + ";t=" + decision.seconds());
        if (!decision.allowed()) {
            headers.set("Retry-After", Long.toString(decision.seconds()));
            throw new ProblemException(Problem.of(
                    429, "RATE_LIMITED", "More requests than " + policy + "; go on in " + decision.seconds() + " s."));
        }
    }
}
