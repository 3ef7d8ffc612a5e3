package io.abmsuite.platform.stop;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Keeps all work that recurs, so that it ends before the pool does. */
@ApplicationScoped
public class RecurringWork {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final List<Rounds> all = new CopyOnWriteArrayList<>();

    RecurringWork(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Repeats the round until the service stops; it answers true if there is more to do now. */
    public void repeat(String name, Duration pause, Supplier<Uni<Boolean>> round) {
        Rounds rounds = new Rounds(vertx, name, pause, round);
        all.add(rounds);
        rounds.start();
    }

    void stop(@Observes @Priority(Stopping.WORK) ShutdownEvent stop) {
        all.forEach(rounds -> rounds.stop(PATIENCE));
    }
}
