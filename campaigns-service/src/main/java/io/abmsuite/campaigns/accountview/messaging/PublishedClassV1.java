package io.abmsuite.campaigns.accountview.messaging;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What this service uses of a published class (topic {@code abm.classes}). */
record PublishedClassV1(
        @NotNull UUID accountId,
        @NotNull @Min(1) Long version,
        @NotBlank String policy,
        @NotNull UUID runId,
        @NotNull LocalDate asOf,
        String cell,
        @NotBlank String lifecycle,
        @NotNull List<@NotBlank String> flags) {}
