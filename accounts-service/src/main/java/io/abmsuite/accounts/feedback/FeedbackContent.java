package io.abmsuite.accounts.feedback;

import io.abmsuite.platform.audit.Erasable;

/**
 * What was said.
 *
 * @param rating 0 to 10, if the customer gave one
 * @param channel how it reached us
 */
public record FeedbackContent(
        FeedbackKind kind,
        FeedbackCause cause,
        Severity severity,
        @Erasable String text,
        Integer rating,
        String channel) {}
