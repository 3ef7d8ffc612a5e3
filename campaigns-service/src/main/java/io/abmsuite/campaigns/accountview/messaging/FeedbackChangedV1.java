package io.abmsuite.campaigns.accountview.messaging;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What this service uses of a feedback (topic {@code abm.feedback}). */
record FeedbackChangedV1(
        @NotNull UUID feedbackId,
        @NotNull @Min(1) Long version,
        @NotNull UUID accountId,
        @NotBlank String kind,
        String severity,
        @NotNull Boolean open) {}
