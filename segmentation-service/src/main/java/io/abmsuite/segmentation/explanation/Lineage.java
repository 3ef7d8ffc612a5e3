package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.run.Run;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What an explained result was computed from.
 *
 * @param rollUp whether subsidiaries count under their topmost parent
 * @param accounts how many accounts count under this line
 * @param watermark ledger position up to which sales were seen
 * @param outputHash SHA-256 of all results as CSV
 */
public record Lineage(
        @NotNull UUID runId,
        @NotNull String policy,
        int policyVersion,
        boolean whatIf,
        @NotNull LocalDate asOf,
        @NotNull LocalDate windowStart,
        @NotNull LocalDate windowEnd,
        @NotNull String granularity,
        int periods,
        @NotNull String metric,
        String currency,
        boolean rollUp,
        int accounts,
        long watermark,
        @NotNull String engineVersion,
        @NotNull String outputHash) {

    static Lineage of(Run run, int accounts) {
        return new Lineage(
                run.id(),
                run.policy(),
                run.policyVersion(),
                run.whatIf(),
                run.asOf(),
                run.outcome().windowStart(),
                run.outcome().windowEnd(),
                run.parameters().toMap().get("granularity"),
                run.parameters().periods(),
                run.parameters().toMap().get("metric"),
                run.currency(),
                run.task().rollUp(),
                accounts,
                run.outcome().watermark(),
                run.outcome().engineVersion(),
                run.outcome().outputHash());
    }
}
