package io.abmsuite.platform.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who calls: the subject of the verified token. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Name of the principal, as it is written to histories. */
    public String name() {
        return identity.getPrincipal().getName();
    }
}
