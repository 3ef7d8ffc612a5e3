package io.abmsuite.segmentation.run.api;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.Portfolio;
import io.abmsuite.segmentation.policy.ParameterValues;
import io.abmsuite.segmentation.run.Run;
import io.abmsuite.segmentation.run.RunKind;
import io.abmsuite.segmentation.run.RunOutcome;
import io.abmsuite.segmentation.run.RunStatus;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A run as it stands; what comes out of it is null until it is completed.
 *
 * @param progress in percent
 * @param parameters all parameters it is computed with
 * @param whatIf true if parameters were given that are not the policy's
 * @param group whose accounts alone are the portfolio; a parent by its id
 * @param rollUp whether subsidiaries count under their topmost parent
 * @param counts null for a caller who does not see all teams, like lateSales
 * @param resultsExpired whether the results were given up after their time; a replay computes them again
 * @param replay what a replay repeats; null for other runs
 * @param watermark ledger position up to which sales were seen
 * @param outputHash SHA-256 of the results as CSV
 * @param digest SHA-256 of what was decided: codes, letters, lifecycles, totals and flags
 * @param problem why it failed
 */
public record RunResponse(
        @NotNull UUID id,
        @NotNull RunKind kind,
        @NotNull RunStatus status,
        int progress,
        @NotNull String policy,
        int policyVersion,
        @NotNull Map<String, Object> parameters,
        boolean whatIf,
        boolean publish,
        boolean published,
        @NotNull LocalDate asOf,
        String currency,
        GroupBody group,
        boolean rollUp,
        WindowDates window,
        Long watermark,
        Counts counts,
        String engineVersion,
        String outputHash,
        String digest,
        boolean resultsExpired,
        ReplayResponse replay,
        LateSalesResponse lateSales,
        Problem problem,
        @NotNull Instant createdAt,
        @NotNull String createdBy,
        Instant startedAt,
        Instant finishedAt,
        Links links) {

    private static final int DONE = 100;

    static RunResponse of(Run run) {
        return of(run, true);
    }

    /** Figures of the whole portfolio are for those who see all of it. */
    static RunResponse of(Run run, boolean all) {
        RunOutcome outcome = run.outcome();
        return new RunResponse(
                run.id(),
                run.kind(),
                run.status(),
                run.status().isFinal() ? DONE : 0,
                run.policy(),
                run.policyVersion(),
                ParameterValues.write(run.parameters()),
                run.whatIf(),
                run.publish(),
                run.published(),
                run.asOf(),
                run.currency(),
                GroupBody.of(run.task().group()),
                run.task().rollUp(),
                outcome == null ? null : new WindowDates(outcome.windowStart(), outcome.windowEnd()),
                outcome == null ? null : outcome.watermark(),
                outcome == null || !all ? null : Counts.of(outcome.portfolio()),
                outcome == null ? null : outcome.engineVersion(),
                outcome == null ? null : outcome.outputHash(),
                outcome == null ? null : outcome.digest(),
                run.resultsExpired(),
                ReplayResponse.of(run),
                all ? LateSalesResponse.of(run.lateSales()) : null,
                run.problem(),
                run.createdAt(),
                run.createdBy(),
                run.startedAt(),
                run.finishedAt(),
                outcome == null ? null : Links.of(run.id()));
    }

    /** First and last day of the window. */
    public record WindowDates(
            @NotNull LocalDate start, @NotNull LocalDate end) {}

    /**
     * How many accounts there were.
     *
     * @param paying with a positive total
     */
    public record Counts(int accounts, int paying, @NotNull Map<AbcClass, Integer> classes) {

        static Counts of(Portfolio portfolio) {
            return new Counts(portfolio.accounts(), portfolio.payingAccounts(), portfolio.classCount());
        }
    }

    /** Where the results are. */
    public record Links(
            @NotNull String results,
            @NotNull String matrix,
            @NotNull String pareto,
            @NotNull String concentration) {

        static Links of(UUID run) {
            String base = "/v1/runs/" + run;
            return new Links(base + "/results", base + "/matrix", base + "/pareto", base + "/concentration");
        }
    }
}
