package io.abmsuite.accounts.feedback;

import java.time.Instant;
import java.util.UUID;

/** Event on {@code abm.feedback}: a feedback was received or moved. Carries no text of the customer. */
record FeedbackChangedV1(
        UUID feedbackId,
        long version,
        UUID accountId,
        String accountCode,
        FeedbackKind kind,
        FeedbackCause cause,
        Severity severity,
        Change change,
        FeedbackStatus status,
        boolean open,
        Instant occurredAt) {

    static final String TOPIC = "abm.feedback";
    static final String TYPE = "io.abmsuite.FeedbackChangedV1";

    /** What happened. */
    enum Change {
        RECEIVED,
        ACKNOWLEDGED,
        STARTED,
        RESOLVED,
        VERIFIED,
        REOPENED
    }
}
