package io.abmsuite.segmentation.run;

import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Answers questions about the results of completed runs; for others it is a 409. */
@ApplicationScoped
public class RunResultService {

    private final RunService runs;
    private final ResultRepository results;

    RunResultService(RunService runs, ResultRepository results) {
        this.runs = runs;
        this.results = results;
    }

    /** The run, if its results are there. */
    public Uni<Run> requireCompleted(UUID run) {
        return runs.require(run).map(Run::requireResults);
    }

    /**
     * The same for single results of a caller who may be limited to teams. A rolled up line is the sum of accounts of any
     * team, so such a run is only for those who see all.
     */
    public Uni<Run> requireCompleted(UUID run, VisibleTeams teams) {
        return requireCompleted(run).invoke(found -> {
            if (found.task().rollUp() && !teams.areAll()) {
                throw new ProblemException(Problem.of(
                        403,
                        "ALL_TEAMS_REQUIRED",
                        "A line of this run adds up accounts of all teams, and the token is limited to some of them."));
            }
        });
    }

    /** A page; in the order of the output unless another is asked for. */
    public Uni<PageResponse<ResultLine>> page(UUID run, ListRequest request, CursorCodec cursors) {
        return results.page(run, request, cursors);
    }

    /** All lines the caller sees in the order of the output, read from the database as the reader goes on. */
    public Multi<List<ResultLine>> all(UUID run, VisibleTeams teams) {
        return results.all(run, teams);
    }

    /** The matrix of the accounts the caller sees; its shares are of their total. */
    public Uni<Matrix> matrix(UUID run, VisibleTeams teams) {
        return results.matrix(run, teams);
    }

    public Uni<List<ParetoPoint>> pareto(UUID run) {
        return results.pareto(run);
    }

    public Uni<Concentration> concentration(Run run) {
        return results.major(run.id())
                .map(major -> Concentration.of(run.outcome().portfolio(), major));
    }
}
