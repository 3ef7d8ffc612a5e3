package io.abmsuite.segmentation.run;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.stop.Stopping;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Works runs off, one at a time in each instance; other instances take others. */
@ApplicationScoped
class RunWorker {

    private static final Logger LOG = Logger.getLogger(RunWorker.class);
    private static final int RENEWALS_PER_LEASE = 4;
    private static final Duration SECOND_TRY = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final RunQueue queue;
    private final RunExecution execution;
    private final RunMetrics metrics;
    private final RunConfig config;
    private final Vertx vertx;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile Uni<Boolean> round = Uni.createFrom().item(false);

    RunWorker(RunQueue queue, RunExecution execution, RunMetrics metrics, RunConfig config, Vertx vertx) {
        this.queue = queue;
        this.execution = execution;
        this.metrics = metrics;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent start) {
        vertx.setPeriodic(config.pause().toMillis(), timer -> work());
    }

    /** Waits for the run under way: after this event the pool closes. One that takes longer is taken up again. */
    void stop(@Observes @Priority(Stopping.WORK) ShutdownEvent stop) {
        stopped = true;
        try {
            round.onFailure().recoverWithItem(false).await().atMost(GRACE);
        } catch (TimeoutException tooLong) {
            LOG.warnf("a run is still in hand after %d s, stopping anyway", GRACE.toSeconds());
        }
    }

    /** There is a new run: look for it now. */
    void wake() {
        vertx.runOnContext(nothing -> work());
    }

    private void work() {
        if (stopped || !working.compareAndSet(false, true)) {
            return;
        }
        round = queue.claim(config.lease())
                .chain(claimed -> claimed == null
                        ? Uni.createFrom().item(false)
                        : process(claimed).replaceWith(true))
                .onFailure()
                .invoke(failure -> LOG.warnf("looking for runs failed, will be tried again cause=%s", failure))
                .onFailure()
                .recoverWithItem(false)
                .memoize()
                .indefinitely();
        round.subscribe().with(this::rest);
    }

    private void rest(boolean foundOne) {
        working.set(false);
        if (foundOne) {
            wake();
        }
    }

    private Uni<Void> process(ClaimedRun claimed) {
        if (claimed.fence() > config.attempts()) {
            return giveUp(claimed);
        }
        long begin = System.nanoTime();
        long renewal = vertx.setPeriodic(config.lease().toMillis() / RENEWALS_PER_LEASE, timer -> renew(claimed));
        return execution
                .execute(claimed)
                .onItemOrFailure()
                .invoke((done, failure) -> metrics.ended(Duration.ofNanos(System.nanoTime() - begin), failure != null))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> queue.fail(claimed, refused.problem()))
                .onFailure()
                .recoverWithUni(failure -> tryAgain(claimed, failure))
                .eventually(() -> vertx.cancelTimer(renewal));
    }

    private void renew(ClaimedRun claimed) {
        queue.lease(claimed, config.lease())
                .subscribe()
                .with(
                        done -> LOG.debugf("run=%s lease renewed", claimed.run().id()),
                        failure -> LOG.warnf(
                                "run=%s lease not renewed cause=%s",
                                claimed.run().id(), failure));
    }

    private Uni<Void> tryAgain(ClaimedRun claimed, Throwable failure) {
        LOG.warnf(
                failure,
                "run=%s attempt=%d failed, will be tried again",
                claimed.run().id(),
                claimed.fence());
        return queue.lease(claimed, SECOND_TRY);
    }

    private Uni<Void> giveUp(ClaimedRun claimed) {
        LOG.errorf("run=%s given up after %d attempts", claimed.run().id(), config.attempts());
        return queue.fail(
                claimed,
                Problem.of(500, "RUN_ABANDONED", "The run could not be completed in several attempts; see the log."));
    }
}
