package io.abmsuite.segmentation.run;

import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.platform.write.Write;
import io.abmsuite.segmentation.publishedclass.Cause;
import io.abmsuite.segmentation.publishedclass.ClassPublisher;
import io.abmsuite.segmentation.publishedclass.Publication;
import io.abmsuite.segmentation.publishedclass.PublicationOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Publishes stored results of an earlier run: one that was not published yet, or, rolling back, one that was. */
@ApplicationScoped
public class RunPublisher {

    private final RunService runs;
    private final RunRepository repository;
    private final ResultRepository results;
    private final RunFigures figures;
    private final ClassPublisher classes;
    private final RunAudit audit;
    private final Pool pool;

    RunPublisher(
            RunService runs,
            RunRepository repository,
            ResultRepository results,
            RunFigures figures,
            ClassPublisher classes,
            RunAudit audit,
            Pool pool) {
        this.runs = runs;
        this.repository = repository;
        this.results = results;
        this.figures = figures;
        this.classes = classes;
        this.audit = audit;
        this.pool = pool;
    }

    /** Makes the results of this run the published classes, at once and whatever a policy asks for to confirm a class. */
    public Uni<Run> publish(UUID id, String reason, Write write) {
        return runs.require(id)
                .map(Run::requireResults)
                .invoke(RunPublisher::requirePublishable)
                .chain(run -> pool.withTransaction(transaction -> publish(transaction, run, reason, write)))
                .chain(() -> runs.require(id));
    }

    private Uni<Void> publish(SqlConnection transaction, Run run, String reason, Write write) {
        return classes.requireNoneLive(transaction)
                .chain(() -> repository.lockForPublication(transaction, run.id()))
                .chain(published -> classes.publish(
                        transaction,
                        order(run, published, reason, write),
                        figures.of(transaction, results.all(run.id(), VisibleTeams.all()), run.currency(), run.asOf()),
                        null))
                .chain(() -> audit.publishedAgain(transaction, run, reason, write));
    }

    private static PublicationOrder order(Run run, boolean publishedBefore, String reason, Write write) {
        return new PublicationOrder(
                new Publication(run.policy(), run.policyVersion(), run.id(), run.asOf()),
                Uuids.timeOrdered(),
                publishedBefore ? PublicationOrder.Kind.ROLL_BACK : PublicationOrder.Kind.RUN,
                publishedBefore ? Cause.ROLL_BACK : Cause.RUN,
                run.currency(),
                run.outcome().watermark(),
                run.outcome().accounts(),
                run.outcome().outputHash(),
                run.outcome().portfolio().majorShare(),
                write.actor(),
                reason);
    }

    private static void requirePublishable(Run run) {
        if (run.whatIf()
                || run.kind() == RunKind.REPLAY
                || run.task().group() != null
                || run.task().rollUp()) {
            throw new ProblemException(Problem.of(
                            422,
                            "RUN_NOT_PUBLISHABLE",
                            "What-ifs, replays, runs of a group and rolled up ones are never published.")
                    .with(Map.of("runId", run.id())));
        }
    }
}
