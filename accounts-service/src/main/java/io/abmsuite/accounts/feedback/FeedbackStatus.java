package io.abmsuite.accounts.feedback;

import io.abmsuite.platform.state.StateTable;

/** State of a feedback. It is open until it is resolved. */
public enum FeedbackStatus {
    RECEIVED,
    ACKNOWLEDGED,
    IN_PROGRESS,
    /** Answered to the customer. */
    RESOLVED,
    /** The customer agrees. */
    VERIFIED;

    static final StateTable<FeedbackStatus> MOVES = StateTable.of("FEEDBACK", FeedbackStatus.class)
            .allow(RECEIVED, ACKNOWLEDGED)
            .allow(ACKNOWLEDGED, IN_PROGRESS)
            .allow(IN_PROGRESS, RESOLVED)
            .allow(RESOLVED, VERIFIED)
            .allowWithReason(RESOLVED, IN_PROGRESS)
            .allowWithReason(VERIFIED, IN_PROGRESS)
            .build();

    boolean isOpen() {
        return this != RESOLVED && this != VERIFIED;
    }
}
