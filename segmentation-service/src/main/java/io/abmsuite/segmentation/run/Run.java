package io.abmsuite.segmentation.run;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.segmentation.kernel.Parameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A run as it stands.
 *
 * @param task what it computes; a replay names the position it reads at
 * @param publish whether its classes are to be published
 * @param published whether they were, at the time
 * @param currency the one asked for, then the one of the results; may be null
 * @param problem why it failed; null otherwise
 * @param replay what it repeats; null if it repeats none
 * @param lateSales null until it is completed, and where there is no run to compare with
 * @param resultsExpired whether its results were given up after their time
 * @param outcome null until it is completed
 */
public record Run(
        UUID id,
        RunKind kind,
        RunStatus status,
        String policy,
        int policyVersion,
        RunTask task,
        boolean whatIf,
        boolean publish,
        boolean published,
        String currency,
        Problem problem,
        Instant createdAt,
        String createdBy,
        Instant startedAt,
        Instant finishedAt,
        Replay replay,
        LateSales lateSales,
        boolean resultsExpired,
        RunOutcome outcome) {

    public Parameters parameters() {
        return task.parameters();
    }

    public LocalDate asOf() {
        return task.asOf();
    }

    /** Lets only a run pass that was completed, whether its results are kept or not. */
    Run requireCompleted() {
        if (status != RunStatus.COMPLETED) {
            throw ProblemException.conflict(
                    "RUN_NOT_COMPLETED",
                    "The run is " + status + "; only a COMPLETED run has results.",
                    Map.of("state", status));
        }
        return this;
    }

    /** Lets only a run pass whose results are there. */
    Run requireResults() {
        requireCompleted();
        if (resultsExpired) {
            throw ProblemException.conflict(
                    "RESULTS_EXPIRED",
                    "The results of this run are kept no longer; POST /v1/runs/" + id + "/replay computes them again.",
                    Map.of("outputHash", outcome.outputHash(), "watermark", outcome.watermark()));
        }
        return this;
    }

    /** Why the run failed, for a caller who asked for it and does not know its id yet. */
    public Problem problemWithItsId() {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (problem.context() != null) {
            facts.putAll(problem.context());
        }
        facts.put("runId", id);
        return problem.with(facts);
    }
}
