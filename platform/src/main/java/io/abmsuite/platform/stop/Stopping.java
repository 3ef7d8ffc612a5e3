package io.abmsuite.platform.stop;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells that the service is about to stop, from the moment its readiness goes off. The priorities say in which order
 * observers of {@link ShutdownEvent} end what is in hand; the pool closes after all of them.
 */
@ApplicationScoped
public class Stopping {

    /** Batches, imports, runs and whatever recurs come to a safe point. */
    public static final int WORK = 100;

    /** The events of all that are handed over. */
    public static final int OUTBOX = 200;

    /** Clients of other servers close. */
    public static final int CLIENTS = 3000;

    private static final int FIRST = 1;

    private volatile boolean begun;

    void announce(@Observes ShutdownDelayInitiatedEvent readinessIsOff) {
        begun = true;
    }

    void begin(@Observes @Priority(FIRST) ShutdownEvent stop) {
        begun = true;
    }

    /** True from the moment the service begins to stop. */
    public boolean hasBegun() {
        return begun;
    }
}
