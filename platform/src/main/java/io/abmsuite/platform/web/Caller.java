package io.abmsuite.platform.web;

import io.abmsuite.platform.etag.IfMatch;
import io.abmsuite.platform.write.Write;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/** Who calls: the subject of the verified token. */
@RequestScoped
public class Caller {

    private static final String IF_MATCH = "If-Match";

    private final SecurityIdentity identity;
    private final HttpServerRequest request;

    public Caller(SecurityIdentity identity, HttpServerRequest request) {
        this.identity = identity;
        this.request = request;
    }

    /** Name of the principal, as it is written to histories. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** The write this request asks for; it may say which version it is based on. */
    public Write write() {
        return new Write(name(), RequestIds.of(request), IfMatch.optional(request.getHeader(IF_MATCH)));
    }

    /** The write this request asks for; it must say which version it is based on. */
    public Write writeToKnown() {
        return new Write(name(), RequestIds.of(request), IfMatch.required(request.getHeader(IF_MATCH)));
    }
}
