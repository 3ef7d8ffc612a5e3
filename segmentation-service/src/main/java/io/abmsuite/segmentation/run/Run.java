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
 * @param publish whether its classes are to be published
 * @param published whether they were, at the time
 * @param problem why it failed; null otherwise
 * @param outcome null until it is completed
 */
public record Run(
        UUID id,
        RunStatus status,
        String policy,
        int policyVersion,
        Parameters parameters,
        boolean whatIf,
        boolean publish,
        boolean published,
        LocalDate asOf,
        String currency,
        Problem problem,
        Instant createdAt,
        String createdBy,
        Instant startedAt,
        Instant finishedAt,
        RunOutcome outcome) {

    /** Lets only a run pass that has results. */
    Run requireCompleted() {
        if (status != RunStatus.COMPLETED) {
            throw ProblemException.conflict(
                    "RUN_NOT_COMPLETED",
                    "The run is " + status + "; only a COMPLETED run has results.",
                    Map.of("state", status));
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
