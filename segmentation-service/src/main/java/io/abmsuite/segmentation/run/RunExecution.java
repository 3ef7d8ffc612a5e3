package io.abmsuite.segmentation.run;

import io.abmsuite.platform.outbox.Outbox;
import io.abmsuite.platform.trace.TracedWork;
import io.abmsuite.segmentation.publishedclass.Cause;
import io.abmsuite.segmentation.publishedclass.ClassPublisher;
import io.abmsuite.segmentation.publishedclass.Publication;
import io.abmsuite.segmentation.publishedclass.PublicationOrder;
import io.abmsuite.segmentation.worker.OnWorker;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Carries a claimed run out. Its lines are written first; publication, events and the run's new state are one
 * transaction: a run is there completely or not at all, whatever happens to the process.
 */
@ApplicationScoped
class RunExecution {

    private static final Logger LOG = Logger.getLogger(RunExecution.class);

    private final RunCalculator calculator;
    private final RunQueue queue;
    private final ResultCopy results;
    private final RunFigures figures;
    private final ClassPublisher classes;
    private final LateSalesQuery lateSales;
    private final RunEvents events;
    private final Outbox outbox;
    private final RunAudit audit;
    private final TracedWork traced;
    private final Pool pool;
    private final RunConfig config;
    private final OnWorker worker;

    RunExecution(
            RunCalculator calculator,
            RunQueue queue,
            ResultCopy results,
            RunFigures figures,
            ClassPublisher classes,
            LateSalesQuery lateSales,
            RunEvents events,
            Outbox outbox,
            RunAudit audit,
            TracedWork traced,
            Pool pool,
            RunConfig config,
            OnWorker worker) {
        this.calculator = calculator;
        this.queue = queue;
        this.results = results;
        this.figures = figures;
        this.lateSales = lateSales;
        this.classes = classes;
        this.events = events;
        this.outbox = outbox;
        this.audit = audit;
        this.traced = traced;
        this.pool = pool;
        this.config = config;
        this.worker = worker;
    }

    Uni<Void> execute(ClaimedRun claimed) {
        return traced.as("run", claimed.traceparent(), () -> compute(claimed));
    }

    private Uni<Void> compute(ClaimedRun claimed) {
        Run run = claimed.run();
        return calculator
                .compute(run.task())
                .call(computed -> copied(claimed, computed))
                .chain(computed -> lateSales
                        .of(run, computed.outcome(), computed.members())
                        .chain(late ->
                                pool.withTransaction(transaction -> finish(transaction, claimed, computed, late))));
    }

    /** Lines first: they are many, and nobody reads them before the run is completed. */
    private Uni<Boolean> copied(ClaimedRun claimed, ComputedRun computed) {
        return worker.get(() -> results.store(claimed, computed, config.lease()));
    }

    private Uni<Void> finish(SqlConnection transaction, ClaimedRun claimed, ComputedRun computed, LateSales late) {
        return queue.hold(transaction, claimed).chain(held -> {
            if (!held) {
                LOG.infof(
                        "run=%s was cancelled or taken over, nothing is stored",
                        claimed.run().id());
                return Uni.createFrom().voidItem();
            }
            return store(transaction, claimed, computed, late);
        });
    }

    private Uni<Void> store(SqlConnection transaction, ClaimedRun claimed, ComputedRun computed, LateSales late) {
        Run run = claimed.run();
        return publish(transaction, run, computed)
                .chain(() -> announce(transaction, run, computed))
                .chain(() -> queue.complete(transaction, claimed, computed.currency(), computed.outcome(), late))
                .invoke(() -> LOG.infof(
                        "run=%s policy=%s version=%d asOf=%s accounts=%d published=%s",
                        run.id(), run.policy(), run.policyVersion(), run.asOf(), computed.size(), run.publish()));
    }

    /** A replay repeats what was told already. */
    private Uni<Void> announce(SqlConnection transaction, Run run, ComputedRun computed) {
        return run.kind() == RunKind.REPLAY
                ? Uni.createFrom().voidItem()
                : outbox.store(transaction, List.of(events.completed(run, computed.outcome())));
    }

    private Uni<Void> publish(SqlConnection transaction, Run run, ComputedRun computed) {
        if (!run.publish()) {
            return Uni.createFrom().voidItem();
        }
        return classes.requireNoneLive(transaction)
                .chain(() ->
                        classes.publish(transaction, order(run, computed), figures.of(transaction, computed), null))
                .chain(() -> audit.published(transaction, run, computed.outcome()));
    }

    private static PublicationOrder order(Run run, ComputedRun computed) {
        RunOutcome outcome = computed.outcome();
        return new PublicationOrder(
                new Publication(run.policy(), run.policyVersion(), run.id(), run.asOf()),
                null,
                PublicationOrder.Kind.RUN,
                Cause.RUN,
                computed.currency(),
                outcome.watermark(),
                outcome.accounts(),
                outcome.outputHash(),
                outcome.portfolio().majorShare(),
                run.createdBy(),
                null);
    }
}
