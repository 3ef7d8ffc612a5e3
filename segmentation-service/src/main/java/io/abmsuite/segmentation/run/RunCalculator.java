package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.policy.PolicyService;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks and computes what is asked for; stores nothing. */
@ApplicationScoped
public class RunCalculator {

    private final RunInput input;
    private final PolicyService policies;
    private final Clock clock;
    private final Vertx vertx;
    private final String engineVersion;

    RunCalculator(
            RunInput input,
            PolicyService policies,
            Clock clock,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.application.version") String engineVersion) {
        this.input = input;
        this.policies = policies;
        this.clock = clock;
        this.vertx = vertx;
        this.engineVersion = engineVersion;
    }

    /** The run an order would make, if nothing that can be known now is against it; 422 with all that is. */
    Uni<NewRun> check(RunOrder order, String author) {
        return policies.find(order.policy())
                .chain(policy -> input.facts().map(facts -> new RunCheck(order, facts, clock).check(policy, author)));
    }

    /** What would come out of an order now. */
    public Uni<ComputedRun> preview(RunOrder order, String author) {
        return check(order, author).chain(run -> compute(run.task()));
    }

    /** Reads and computes, on a worker thread; goes on where it was called. */
    public Uni<ComputedRun> compute(RunTask task) {
        Context context = vertx.getOrCreateContext();
        return input.read(task)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(snapshot -> ComputedRun.of(task, snapshot, engineVersion))
                .emitOn(next -> context.runOnContext(nothing -> next.run()));
    }
}
