package io.abmsuite.platform.messaging;

import io.abmsuite.platform.stop.InHand;
import io.abmsuite.platform.stop.Stopping;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The batches being applied. Once the service stops none begins any more (it stays unacknowledged and comes again
 * elsewhere), and the pool waits for those in hand.
 */
@ApplicationScoped
class BatchesInHand {

    private static final Logger LOG = Logger.getLogger(BatchesInHand.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Stopping stopping;
    private final InHand inHand = new InHand();

    BatchesInHand(Stopping stopping) {
        this.stopping = stopping;
    }

    /** Applies a batch; never completes if the service stops before the batch is committed. */
    Uni<Void> apply(Supplier<Uni<Void>> batch) {
        return Uni.createFrom().deferred(() -> {
            inHand.begin();
            Uni<Void> applying =
                    stopping.hasBegun() ? Uni.createFrom().failure(new IllegalStateException("stopping")) : batch.get();
            return applying.onTermination()
                    .invoke(inHand::end)
                    .onFailure(failure -> stopping.hasBegun())
                    .recoverWithUni(Uni.createFrom().nothing());
        });
    }

    /** True if a failed batch should be tried again here. */
    boolean mayTryAgain() {
        return !stopping.hasBegun();
    }

    void end(@Observes @Priority(Stopping.WORK) ShutdownEvent stop) {
        if (!inHand.awaitNone(PATIENCE)) {
            LOG.warnf("batches are still in hand after %d s, stopping anyway", PATIENCE.toSeconds());
        }
    }
}
