package io.abmsuite.campaigns.touch;

import io.abmsuite.campaigns.touch.TouchQueries.TouchView;
import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Audit entries of touches: what became of them; what was said stays with the touch. */
@ApplicationScoped
class TouchAudit {

    /** What an outcome changes. */
    record State(TouchStatus status, Instant occurredAt) {}

    private final AuditTrail trail;

    TouchAudit(AuditTrail trail) {
        this.trail = trail;
    }

    Uni<Void> reported(
            SqlClient transaction, TouchView touch, Outcome outcome, String reason, Instant when, Write write) {
        State before = new State(touch.status(), null);
        State after = new State(TouchStatus.valueOf(outcome.name()), when);
        return trail.record(
                transaction,
                write,
                AuditedChange.of("reportOutcome", "touch", touch.id(), before, after)
                        .ofAccount(touch.accountId())
                        .because(reason));
    }
}
