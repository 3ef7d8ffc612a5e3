package io.abmsuite.accounts.feedback;

/** What a feedback is about. */
public enum FeedbackCause {
    SERVICE_LEVEL,
    QUALITY,
    BROKEN_TERMS,
    PRICE,
    COMMUNICATION,
    OTHER
}
