package io.abmsuite.segmentation.run;

import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes orders for runs and tells how they stand. */
@ApplicationScoped
public class RunService {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final RunRepository runs;
    private final RunCalculator calculator;
    private final RunWorker worker;
    private final Clock clock;

    RunService(RunRepository runs, RunCalculator calculator, RunWorker worker, Clock clock) {
        this.runs = runs;
        this.calculator = calculator;
        this.worker = worker;
        this.clock = clock;
    }

    /** Queues a run, if nothing that can be known now is against it; 422 with all that is. */
    public Uni<UUID> start(RunOrder order, Write write) {
        return calculator.check(order, write.actor()).chain(run -> add(run, write));
    }

    /** Queues a run in the transaction of the schedule that asks for it, under the same conditions. */
    public Uni<UUID> start(SqlConnection transaction, RunOrder order, Write write) {
        return calculator.check(order, write.actor()).chain(run -> runs.add(transaction, run, write));
    }

    /**
     * Queues the computation of a completed run again, from what the ledger held then. What it repeats is the run that
     * was asked for, also if it is given a replay of it.
     */
    public Uni<UUID> replay(UUID id, Write write) {
        return replay(id, null, write);
    }

    /** The same, because somebody asks for a publication of the run. */
    Uni<UUID> replay(UUID id, UUID publication, Write write) {
        return require(id)
                .map(Run::requireCompleted)
                .map(run -> new NewRun(
                        run.policy(),
                        run.policyVersion(),
                        run.whatIf(),
                        false,
                        run.task().at(run.outcome().watermark(), run.currency()),
                        write.actor(),
                        run.replay() == null || run.replay().live()
                                ? run.id()
                                : run.replay().of(),
                        publication))
                .chain(run -> add(run, write));
    }

    /** Queues what was checked. */
    Uni<UUID> add(NewRun run, Write write) {
        return runs.add(run, write).invoke(worker::wake);
    }

    /** Waits until the run is finished or the patience is over, and tells how it stands then. */
    public Uni<Run> await(UUID id, Duration patience) {
        return awaitUntil(id, clock.instant().plus(patience)).chain(() -> require(id));
    }

    private Uni<RunStatus> awaitUntil(UUID id, Instant deadline) {
        return runs.status(id).chain(status -> {
            if (status == null || status.isFinal() || !clock.instant().isBefore(deadline)) {
                return Uni.createFrom().item(status);
            }
            return Uni.createFrom().item(status).onItem().delayIt().by(PAUSE).chain(() -> awaitUntil(id, deadline));
        });
    }

    public Uni<Run> require(UUID id) {
        return runs.find(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("RUN_NOT_FOUND", "There is no run with this id."));
    }

    /** Newest first. */
    public Uni<List<Run>> list(PageRequest page) {
        return runs.list(page);
    }

    /** Ends a run before it is completed; 409 if it is over already. */
    public Uni<Run> cancel(UUID id, Write write) {
        return require(id)
                .invoke(run -> RunStatus.MOVES.check(run.status(), RunStatus.CANCELLED, null))
                .chain(() -> runs.cancel(id, write))
                .chain(() -> require(id))
                .invoke(run -> {
                    if (run.status() != RunStatus.CANCELLED) {
                        RunStatus.MOVES.check(run.status(), RunStatus.CANCELLED, null);
                    }
                });
    }
}
