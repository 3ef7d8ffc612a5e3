package io.abmsuite.accounts.feedback;

import io.abmsuite.accounts.feedback.FeedbackChangedV1.Change;
import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Audit entries of feedback. */
@ApplicationScoped
class FeedbackAudit {

    private static final Map<Change, String> ACTIONS = new EnumMap<>(Map.of(
            Change.RECEIVED, "receiveFeedback",
            Change.ACKNOWLEDGED, "acknowledgeFeedback",
            Change.STARTED, "startFeedback",
            Change.RESOLVED, "resolveFeedback",
            Change.VERIFIED, "verifyFeedback",
            Change.REOPENED, "reopenFeedback"));

    private final AuditTrail trail;

    FeedbackAudit(AuditTrail trail) {
        this.trail = trail;
    }

    Uni<Void> changed(
            Mutiny.Session session,
            Change change,
            FeedbackState before,
            Feedback feedback,
            String reason,
            Write write) {
        return trail.record(
                session,
                write,
                AuditedChange.of(ACTIONS.get(change), "feedback", feedback.id(), before, feedback.state())
                        .ofAccount(feedback.accountId())
                        .because(reason));
    }
}
