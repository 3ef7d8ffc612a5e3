package io.abmsuite.segmentation.comparison;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.segmentation.run.RunResultService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds two runs that can be compared. */
@ApplicationScoped
public class ComparisonService {

    private final RunResultService runs;

    ComparisonService(RunResultService runs) {
        this.runs = runs;
    }

    /** The runs; 404 and 409 as for each of them, 422 if their classes do not mean the same. */
    public Uni<RunPair> pair(UUID latter, UUID former, VisibleTeams teams) {
        if (former == null) {
            throw ProblemException.badRequest(
                    "INVALID_PARAMETER",
                    List.of(FieldFault.query("against", "REQUIRED", "must name the run to compare with")));
        }
        return runs.requireCompleted(latter, teams)
                .chain(now -> runs.requireCompleted(former, teams).map(before -> new RunPair(before, now)));
    }
}
