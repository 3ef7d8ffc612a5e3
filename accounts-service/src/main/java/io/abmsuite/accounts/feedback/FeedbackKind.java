package io.abmsuite.accounts.feedback;

/** Kind of a feedback. */
public enum FeedbackKind {
    NPS,
    CSAT,
    COMPLAINT,
    PRAISE,
    SUGGESTION,
    EXIT_INTERVIEW
}
