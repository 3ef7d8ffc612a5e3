package io.abmsuite.accounts.feedback;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.abmsuite.platform.audit.Erasable;
import java.util.UUID;

/** All that can change about a feedback, as the audit log compares it. */
record FeedbackState(
        UUID contact,
        @JsonUnwrapped FeedbackContent content,
        FeedbackStatus status,
        @Erasable String answer) {}
