package io.abmsuite.segmentation.accountview.messaging;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What this service uses of an account (topic {@code abm.accounts}). */
record AccountSnapshotV1(
        @NotNull UUID accountId,
        @NotNull @Min(1) Long version,
        @NotBlank String code,
        @NotBlank String name,
        UUID parentId,
        String team,
        String country,
        @NotNull Boolean archived) {}
