package io.abmsuite.accounts.publishedclass.messaging;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What this service uses of a published class (topic {@code abm.classes}). */
record PublishedClassV1(
        @NotNull UUID accountId,
        @NotNull Long version,
        @NotBlank String policy,
        @NotNull Integer policyVersion,
        @NotNull UUID runId,
        @NotNull LocalDate asOf,
        @NotNull LocalDate since,
        String abcClass,
        String xyzClass,
        String cell,
        @NotBlank String lifecycle,
        Integer rank,
        BigDecimal total,
        String currency,
        BigDecimal share,
        BigDecimal cv,
        Integer recencyDays,
        @NotNull List<@NotBlank String> flags,
        @NotNull List<@Valid @NotNull MonthTotal> monthTotals) {

    record MonthTotal(@NotBlank String month, @NotNull BigDecimal amount) {}
}
