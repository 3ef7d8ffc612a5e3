package io.abmsuite.accounts.engagement.messaging;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** What this service uses of an engagement (topic {@code abm.engagements}). */
record EngagementV1(
        @NotNull UUID engagementId,
        @NotNull UUID touchId,
        @NotNull UUID campaignId,
        @NotBlank String campaignName,
        @NotNull UUID accountId,
        UUID contactId,
        @NotBlank String kind,
        @NotNull Instant occurredAt) {}
