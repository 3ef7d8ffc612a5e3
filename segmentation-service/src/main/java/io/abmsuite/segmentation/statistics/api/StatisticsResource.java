package io.abmsuite.segmentation.statistics.api;

import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.run.ResultStatistics;
import io.abmsuite.segmentation.run.RunResultService;
import io.abmsuite.segmentation.statistics.Statistics;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** How many accounts a run put where. */
@Path("/v1/runs/{id}/statistics")
@Tag(name = "Runs")
@Produces("application/json")
public class StatisticsResource {

    private static final String STATISTICS = """
            {"runId": "01930000-0000-7000-8000-00000000000a", "asOf": "2026-01-15", "accounts": 14,
             "positiveTotal": {"amount": "400000.0000", "currency": "EUR"},
             "lifecycles": [{"name": "ACTIVE", "accounts": 9, "total": {"amount": "396400.0000", "currency": "EUR"},
             "share": "0.991000"}],
             "demandPatterns": [{"name": "smooth", "accounts": 7,
             "total": {"amount": "312400.0000", "currency": "EUR"}, "share": "0.781000"}],
             "flags": [{"name": "MAJOR", "accounts": 4, "total": {"amount": "320000.0000", "currency": "EUR"},
             "share": "0.800000"}]}""";

    private final RunResultService runs;
    private final ResultStatistics results;
    private final Caller caller;

    StatisticsResource(RunResultService runs, ResultStatistics results, Caller caller) {
        this.runs = runs;
        this.results = results;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "getRunStatistics",
            summary = "Count accounts and totals by lifecycle, demand pattern and flag",
            description =
                    "Of the accounts the caller sees. How much hangs on few accounts is told by the concentration.")
    @APIResponse(
            responseCode = "200",
            description = "Every lifecycle, demand pattern and flag, also those nobody has",
            content =
                    @Content(
                            schema = @Schema(implementation = StatisticsResponse.class),
                            examples = @ExampleObject(name = "statistics", value = STATISTICS)))
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(responseCode = "409", description = "The run is not completed")
    public Uni<StatisticsResponse> statistics(@RestPath UUID id) {
        return runs.requireCompleted(id, caller.teams())
                .chain(run -> results.of(id, caller.teams())
                        .map(counts -> StatisticsResponse.of(run, Statistics.of(counts))));
    }
}
