package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.KernelException;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Results;
import io.abmsuite.segmentation.policy.PolicyService;
import io.abmsuite.segmentation.worker.OnWorker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks and computes what is asked for; stores nothing. */
@ApplicationScoped
public class RunCalculator {

    private final RunInput input;
    private final PolicyService policies;
    private final Clock clock;
    private final OnWorker worker;
    private final String engineVersion;

    RunCalculator(
            RunInput input,
            PolicyService policies,
            Clock clock,
            OnWorker worker,
            @ConfigProperty(name = "quarkus.application.version") String engineVersion) {
        this.input = input;
        this.policies = policies;
        this.clock = clock;
        this.worker = worker;
        this.engineVersion = engineVersion;
    }

    /** The run an order would make, if nothing that can be known now is against it; 422 with all that is. */
    Uni<NewRun> check(RunOrder order, String author) {
        return policies.find(order.policy())
                .chain(policy -> input.facts(
                        order.group(),
                        (facts, group) -> new RunCheck(order, facts, group, clock).check(policy, author)));
    }

    /** What would come out of an order now. */
    public Uni<ComputedRun> preview(RunOrder order, String author) {
        return check(order, author).chain(run -> compute(run.task()));
    }

    /** What an order asks to compute, if nothing that can be known now is against it; 422 with all that is. */
    public Uni<RunTask> task(RunOrder order, String author) {
        return check(order, author).map(NewRun::task);
    }

    /** Reads and computes, on a worker thread; goes on where it was called. */
    public Uni<ComputedRun> compute(RunTask task) {
        return onWorker(input.read(task), snapshot -> ComputedRun.of(task, snapshot, engineVersion));
    }

    /** Reads what can be classified with several parameters of one granularity, and works with it on a worker thread. */
    public <T> Uni<T> trials(RunTask task, Function<RunSnapshot, T> work) {
        return onWorker(input.readForTrials(task), work);
    }

    private <T> Uni<T> onWorker(Uni<RunSnapshot> reading, Function<RunSnapshot, T> work) {
        return reading.chain(snapshot -> worker.get(() -> work.apply(snapshot)));
    }

    /** Takes its time and must not be called on an event loop. What cannot be right is a 422. */
    public static Results classify(RunSnapshot snapshot, Parameters parameters, LocalDate asOf) {
        try {
            return snapshot.source().classify(parameters, asOf);
        } catch (KernelException refused) {
            throw ComputedRun.refusal(refused);
        }
    }
}
