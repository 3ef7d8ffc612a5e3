package io.abmsuite.accounts.publishedclass.messaging;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/** What this service uses of a change of class (topic {@code abm.segments}). */
record ClassChangedV1(
        @NotNull UUID accountId,
        @NotBlank String policy,
        @NotNull UUID runId,
        @NotNull LocalDate asOf,
        @Valid Place from,
        @NotNull @Valid Place to,
        @NotBlank String cause) {

    record Place(String cell, @NotBlank String lifecycle) {}
}
