package io.abmsuite.segmentation.live;

import io.abmsuite.platform.stop.Stopping;
import io.abmsuite.segmentation.kernel.KernelException;
import io.abmsuite.segmentation.policy.PolicyService;
import io.abmsuite.segmentation.portfolio.LedgerPortfolios;
import io.abmsuite.segmentation.portfolio.NotConvertibleException;
import io.abmsuite.segmentation.portfolio.SameCodeException;
import io.abmsuite.segmentation.publishing.PublishingService;
import io.abmsuite.segmentation.worker.OnWorker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Makes published classes follow the sales, round after round, in one instance at a time. */
@ApplicationScoped
class LiveWorker {

    private static final Logger LOG = Logger.getLogger(LiveWorker.class);
    private static final long HEARTBEAT_MILLIS = 20;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration AFTER_PROBLEM = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final LivePulses pulses;
    private final LivePublisher publisher;
    private final LiveMetrics metrics;
    private final LedgerPortfolios ledger;
    private final PolicyService policies;
    private final PublishingService publishing;
    private final OnWorker worker;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile Uni<Void> round = Uni.createFrom().voidItem();
    private volatile long nextRound;
    private LiveState state;

    LiveWorker(
            LivePulses pulses,
            LivePublisher publisher,
            LiveMetrics metrics,
            LedgerPortfolios ledger,
            PolicyService policies,
            PublishingService publishing,
            OnWorker worker,
            Vertx vertx,
            Clock clock) {
        this.pulses = pulses;
        this.publisher = publisher;
        this.metrics = metrics;
        this.ledger = ledger;
        this.policies = policies;
        this.publishing = publishing;
        this.worker = worker;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        nextRound = System.nanoTime();
        vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> beat());
    }

    /** Waits for the round in hand and lets another instance go on: after this event the pool closes. */
    void stop(@Observes @Priority(Stopping.WORK) ShutdownEvent stop) {
        stopped = true;
        try {
            round.onFailure()
                    .recoverWithNull()
                    .chain(pulses::release)
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .atMost(GRACE);
        } catch (TimeoutException tooLong) {
            LOG.warnf("a live round is still in hand after %d s, stopping anyway", GRACE.toSeconds());
        }
    }

    private void beat() {
        if (stopped || System.nanoTime() - nextRound < 0 || !working.compareAndSet(false, true)) {
            return;
        }
        long begin = System.nanoTime();
        round = pulses.next()
                .chain(pulse -> follow(pulse, begin))
                .onFailure()
                .recoverWithUni(this::problem)
                .invoke(pause -> nextRound = begin + pause.toNanos())
                .replaceWithVoid()
                .eventually(() -> working.set(false))
                .memoize()
                .indefinitely();
        round.subscribe()
                .with(
                        done -> LOG.trace("live round done"),
                        failure -> LOG.warnf("live round failed cause=%s", failure));
    }

    /** One round; answers how long after its begin the next one comes. */
    private Uni<Duration> follow(LivePulse pulse, long begin) {
        if (pulse == null) {
            state = null;
            return Uni.createFrom().item(IDLE);
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        if (state != null && !state.continues(pulse)) {
            state = null;
        }
        if (state != null && !state.isBehind(pulse, today, now)) {
            return Uni.createFrom().item(pulse.cadence());
        }
        return filled(pulse, today)
                .chain(() -> unconfirmed(today))
                .chain(waiting -> worker.get(() -> state.follow(pulse, ledger, today, waiting, now)))
                .chain(found -> publish(pulse, found))
                .invoke(() -> metrics.round(Duration.ofNanos(System.nanoTime() - begin)))
                .replaceWith(pulse.cadence());
    }

    private Uni<Void> filled(LivePulse pulse, LocalDate today) {
        if (state != null) {
            return Uni.createFrom().voidItem();
        }
        long begin = System.nanoTime();
        return policies.find(pulse.policy())
                .chain(policy -> worker.get(() -> LiveState.fill(pulse, policy.parameters(), ledger, today)))
                .invoke(filled -> {
                    state = filled;
                    LOG.infof(
                            "policy=%s version=%d is live accounts=%d position=%d after %d ms",
                            pulse.policy(),
                            pulse.version(),
                            filled.portfolio().size(),
                            filled.portfolio().position(),
                            Duration.ofNanos(System.nanoTime() - begin).toMillis());
                })
                .replaceWithVoid();
    }

    /** Accounts with a class that another day confirms. */
    private Uni<List<UUID>> unconfirmed(LocalDate today) {
        return today.equals(state.portfolio().asOf()) ? Uni.createFrom().item(List.of()) : pulses.waiting();
    }

    private Uni<Void> publish(LivePulse pulse, LiveState.Found found) {
        if (found == null) {
            state = null;
            return Uni.createFrom().voidItem();
        }
        if (found.places().length == 0) {
            state.same(found);
            return Uni.createFrom().voidItem();
        }
        return publisher
                .publish(pulse, state.portfolio(), found.classification(), found.places(), found.cause())
                .invoke(number -> {
                    if (number == null) {
                        state = null;
                    } else {
                        state.published(found, number);
                    }
                })
                .call(() -> publishing.liveProblem(pulse.policy(), null))
                .replaceWithVoid();
    }

    /** Begins anew after a pause, and tells why if it will be the same then. */
    private Uni<Duration> problem(Throwable failure) {
        state = null;
        boolean lasting = failure instanceof NotConvertibleException
                || failure instanceof SameCodeException
                || failure instanceof KernelException;
        if (!lasting) {
            LOG.warnf(failure, "published classes do not follow the sales, will be tried again");
            return Uni.createFrom().item(IDLE);
        }
        LOG.warnf("published classes cannot follow the sales: %s", failure.getMessage());
        return publishing
                .live()
                .chain(live -> live == null
                        ? Uni.createFrom().voidItem()
                        : publishing.liveProblem(live.policy(), failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWith(AFTER_PROBLEM);
    }
}
