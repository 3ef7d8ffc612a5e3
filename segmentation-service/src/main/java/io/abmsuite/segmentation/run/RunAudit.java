package io.abmsuite.segmentation.run;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Audit entries of runs: asked for, cancelled, published. */
@ApplicationScoped
class RunAudit {

    private static final String OBJECT = "run";

    /** What was asked for. */
    record Asked(
            String policy,
            int policyVersion,
            boolean whatIf,
            boolean publish,
            LocalDate asOf,
            String currency,
            AccountGroup group,
            boolean rollUp,
            UUID replayOf) {}

    /** What is published now. */
    record Published(String policy, int policyVersion, LocalDate asOf, int accounts, String outputHash) {}

    private final AuditTrail trail;

    RunAudit(AuditTrail trail) {
        this.trail = trail;
    }

    private static String replay(NewRun run) {
        return run.replayOfPublication() == null ? "replayRun" : "replayPublication";
    }

    Uni<Void> started(SqlClient transaction, UUID id, NewRun run, Write write) {
        RunTask task = run.task();
        Asked asked = new Asked(
                run.policy(),
                run.policyVersion(),
                run.whatIf(),
                run.publish(),
                task.asOf(),
                task.currency(),
                task.group(),
                task.rollUp(),
                run.replayOf() == null ? run.replayOfPublication() : run.replayOf());
        String action = run.kind() == RunKind.RUN ? "startRun" : replay(run);
        return trail.record(transaction, write, AuditedChange.of(action, OBJECT, id, null, asked));
    }

    Uni<Void> cancelled(SqlClient transaction, UUID id, RunStatus from, Write write) {
        AuditedChange change = AuditedChange.of(
                "cancelRun", OBJECT, id, Map.of("status", from), Map.of("status", RunStatus.CANCELLED));
        return trail.record(transaction, write, change);
    }

    /** Of a run that was completed before. */
    Uni<Void> publishedAgain(SqlClient transaction, Run run, String reason, Write write) {
        return trail.record(
                transaction,
                write,
                AuditedChange.of("publishRun", OBJECT, run.id(), null, published(run, run.outcome()))
                        .because(reason));
    }

    private static Published published(Run run, RunOutcome outcome) {
        return new Published(run.policy(), run.policyVersion(), run.asOf(), outcome.accounts(), outcome.outputHash());
    }

    /** In the name of who started it. */
    Uni<Void> published(SqlClient transaction, Run run, RunOutcome outcome) {
        return trail.record(
                transaction,
                Write.later(run.createdBy(), "run:" + run.id()),
                AuditedChange.of("publishRun", OBJECT, run.id(), null, published(run, outcome)));
    }
}
