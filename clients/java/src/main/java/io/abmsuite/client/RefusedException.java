package io.abmsuite.client;

import io.abmsuite.client.http.ApiException;

/** A service refused a request where no checked exception can be thrown, as in a stream of pages. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(ApiException cause) {
        super(cause.getMessage(), cause);
    }

    /** What the service said. */
    public Refusal refusal() {
        return Refusal.of((ApiException) getCause());
    }
}
