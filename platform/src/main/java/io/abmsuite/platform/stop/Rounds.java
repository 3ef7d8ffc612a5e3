package io.abmsuite.platform.stop;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work that comes round for as long as the service runs: at once again while there is more to do, else after a pause. A
 * round that fails is told and tried again, one that hangs is given up, and never do two of them overlap.
 */
public final class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Vertx vertx;
    private final String name;
    private final long pauseMillis;
    private final Supplier<Uni<Boolean>> round;
    private boolean stopped;
    private Uni<Boolean> inHand = Uni.createFrom().item(false);

    /** The round answers true if there is more to do now. */
    public Rounds(Vertx vertx, String name, Duration pause, Supplier<Uni<Boolean>> round) {
        this.vertx = vertx;
        this.name = name;
        this.pauseMillis = Math.max(1, pause.toMillis());
        this.round = round;
    }

    /** The first round comes after one pause. */
    public void start() {
        next(false);
    }

    /** Begins no further round and waits for the one in hand. */
    public void stop(Duration patience) {
        try {
            endInHand().onFailure().recoverWithItem(false).await().atMost(patience);
        } catch (TimeoutException tooLong) {
            LOG.warnf("work=%s is still in hand after %d s, stopping anyway", name, patience.toSeconds());
        }
    }

    private synchronized Uni<Boolean> endInHand() {
        stopped = true;
        return inHand;
    }

    private synchronized void next(boolean atOnce) {
        if (!stopped) {
            vertx.setTimer(atOnce ? 1 : pauseMillis, timer -> run());
        }
    }

    private void run() {
        begin().subscribe().with(this::next, failure -> {
            LOG.warnf("work=%s failed, will be tried again cause=%s", name, failure.toString());
            next(false);
        });
    }

    private synchronized Uni<Boolean> begin() {
        if (!stopped) {
            inHand = Uni.createFrom()
                    .deferred(round::get)
                    .ifNoItem()
                    .after(LONGEST)
                    .fail()
                    .memoize()
                    .indefinitely();
        }
        return inHand;
    }
}
