package io.abmsuite.segmentation.run.api;

import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.kernel.ResultsCsv;
import io.abmsuite.segmentation.run.RunResultService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What a completed run found. */
@Path("/v1/runs/{id}")
@Tag(name = "Runs")
@Produces("application/json")
public class RunResultResource {

    private static final String CSV = "text/csv";

    private final RunResultService results;
    private final CursorCodec cursors;
    private final Caller caller;

    public RunResultResource(RunResultService results, CursorCodec cursors, Caller caller) {
        this.results = results;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @Path("/results")
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "listRunResults",
            summary = "Read the results, as a JSON page or (Accept: text/csv) all of them",
            description = "Accounts with a class come first, by total; then the others, by code.")
    @APIResponse(
            responseCode = "200",
            description = "A page of results",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = ResultResponse.class),
                        examples = @ExampleObject(name = "page", value = RunExamples.RESULTS)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = RunExamples.CSV))
            })
    @APIResponse(
            responseCode = "403",
            description = "The token lacks the role, or the run is rolled up and the token does not see all teams")
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(responseCode = "409", description = "The run is not completed, or its results have expired")
    public Uni<PageResponse<ResultResponse>> page(
            @RestPath UUID id,
            @Parameter(description = "AIP-160 filter", example = "cell = \"AX\" AND share > 0.1") @RestQuery
                    String filter,
            @Parameter(example = "share desc") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return results.requireCompleted(id, caller.teams())
                .chain(run -> results.page(id, ListRequest.of(caller.teams(), filter, orderBy, limit, cursor), cursors)
                        .map(page -> new PageResponse<>(
                                page.items().stream()
                                        .map(line -> ResultResponse.of(line, run.currency()))
                                        .toList(),
                                page.nextCursor())));
    }

    @GET
    @Path("/results")
    @Produces(CSV + ";qs=0.5")
    @RolesAllowed("segments:read")
    @Operation(hidden = true)
    public RestMulti<String> export(@RestPath UUID id) {
        VisibleTeams teams = caller.teams();
        return RestMulti.fromUniResponse(
                results.requireCompleted(id, teams), run -> lines(run.id(), teams), run -> CsvTable.HEADERS);
    }

    private Multi<String> lines(UUID run, VisibleTeams teams) {
        Multi<String> body = results.all(run, teams)
                .map(lines -> lines.stream()
                        .map(line -> ResultsCsv.line(line.result()) + "\n")
                        .collect(Collectors.joining()));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(ResultsCsv.header() + "\n"), body);
    }

    @GET
    @Path("/matrix")
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "getRunMatrix",
            summary =
                    "Read the matrix with counts, shares and strategies, of the accounts the caller sees, or a picture of it")
    @APIResponse(
            responseCode = "200",
            description = "All 16 cells",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = MatrixResponse.class),
                        examples = @ExampleObject(name = "matrix", value = RunExamples.MATRIX)),
                @Content(
                        mediaType = "image/svg+xml",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "picture", value = RunExamples.PICTURE))
            })
    @APIResponse(
            responseCode = "403",
            description = "The token lacks the role, or the run is rolled up and the token does not see all teams")
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(responseCode = "409", description = "The run is not completed, or its results have expired")
    public Uni<MatrixResponse> matrix(@RestPath UUID id) {
        return results.requireCompleted(id, caller.teams())
                .chain(run -> results.matrix(id, caller.teams()).map(matrix -> MatrixResponse.of(run, matrix)));
    }

    @GET
    @Path("/pareto")
    @NeedsAllTeams
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "getRunPareto",
            summary = "Read the Pareto curve, or (Accept: image/svg+xml) a picture of it and the Lorenz curve")
    @APIResponse(
            responseCode = "200",
            description = "Points of the curve, largest account first",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = ParetoResponse.class),
                        examples = @ExampleObject(name = "pareto", value = RunExamples.PARETO)),
                @Content(
                        mediaType = "image/svg+xml",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "picture", value = RunExamples.PICTURE))
            })
    @APIResponse(responseCode = "403", description = "The token lacks the role, or does not see all teams")
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(responseCode = "409", description = "The run is not completed, or its results have expired")
    public Uni<ParetoResponse> pareto(@RestPath UUID id) {
        return results.requireCompleted(id)
                .chain(run -> results.pareto(id).map(points -> ParetoResponse.of(run, points)));
    }

    @GET
    @Path("/concentration")
    @NeedsAllTeams
    @RolesAllowed("segments:read")
    @Operation(operationId = "getRunConcentration", summary = "Read how much hangs on few accounts")
    @APIResponse(
            responseCode = "200",
            description = "Top shares, indices, major and dominant accounts",
            content =
                    @Content(
                            schema = @Schema(implementation = ConcentrationResponse.class),
                            examples = @ExampleObject(name = "concentration", value = RunExamples.CONCENTRATION)))
    @APIResponse(responseCode = "403", description = "The token lacks the role, or does not see all teams")
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(responseCode = "409", description = "The run is not completed, or its results have expired")
    public Uni<ConcentrationResponse> concentration(@RestPath UUID id) {
        return results.requireCompleted(id)
                .chain(run -> results.concentration(run).map(found -> ConcentrationResponse.of(run, found)));
    }
}
