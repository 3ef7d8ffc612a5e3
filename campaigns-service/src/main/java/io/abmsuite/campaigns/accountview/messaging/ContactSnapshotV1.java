package io.abmsuite.campaigns.accountview.messaging;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What this service uses of a contact (topic {@code abm.contacts}). */
record ContactSnapshotV1(
        @NotNull UUID contactId,
        @NotNull @Min(1) Long version,
        @NotNull UUID accountId,
        String fullName,
        String firstName,
        String lastName,
        String title,
        String email,
        String phone,
        @NotNull Boolean archived) {}
