package io.abmsuite.campaigns.accountview.messaging;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;

/** What this service uses of an account (topic {@code abm.accounts}). */
record AccountSnapshotV1(
        @NotNull UUID accountId,
        @NotNull @Min(1) Long version,
        @NotBlank String code,
        @NotBlank String name,
        String country,
        String city,
        String industry,
        String team,
        @NotNull List<@NotBlank String> tags,
        @NotBlank String keyStatus,
        @NotNull List<@NotBlank String> roles,
        @NotNull Boolean archived) {}
