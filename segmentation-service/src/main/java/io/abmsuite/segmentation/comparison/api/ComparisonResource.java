package io.abmsuite.segmentation.comparison.api;

import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.comparison.ComparisonService;
import io.abmsuite.segmentation.run.ResultPairs;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
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

/** How classes moved from one run to another. */
@Path("/v1/runs/{id}/migration")
@Tag(name = "Comparisons")
@Produces("application/json")
public class ComparisonResource {

    private static final String AGAINST = "The run before; it may be older or newer, or a what-if";

    private final ComparisonService comparisons;
    private final ResultPairs results;
    private final CursorCodec cursors;
    private final Caller caller;

    ComparisonResource(ComparisonService comparisons, ResultPairs results, CursorCodec cursors, Caller caller) {
        this.comparisons = comparisons;
        this.results = results;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "compareRuns",
            summary = "Compare with another run: how accounts and revenue moved between classes and cells",
            description = "Runs of different granularity, periods, metric or currency are not compared. Counts are of"
                    + " the accounts the caller sees.")
    @APIResponse(
            responseCode = "200",
            description = "The movements, and the parameters the runs differ in",
            content =
                    @Content(
                            schema = @Schema(implementation = MigrationResponse.class),
                            examples = @ExampleObject(name = "migration", value = ComparisonExamples.MIGRATION)))
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(responseCode = "409", description = "One of the runs is not completed")
    @APIResponse(responseCode = "422", description = "The runs cannot be compared; errors tell why")
    public Uni<MigrationResponse> compare(
            @RestPath UUID id,
            @Parameter(required = true, description = AGAINST, example = ComparisonExamples.RUN) @RestQuery
                    UUID against) {
        return comparisons
                .pair(id, against, caller.teams())
                .chain(pair -> results.transitions(pair.former().id(), id, caller.teams())
                        .map(found -> MigrationResponse.of(pair, found)));
    }

    @GET
    @Path("/accounts")
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "listMovedAccounts",
            summary = "List the accounts that are in another cell than in another run")
    @APIResponse(
            responseCode = "200",
            description = "A page of accounts that moved",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = MovedAccountResponse.class),
                        examples = @ExampleObject(name = "page", value = ComparisonExamples.MOVED)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = ComparisonExamples.CSV))
            })
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(responseCode = "409", description = "One of the runs is not completed")
    @APIResponse(responseCode = "422", description = "The runs cannot be compared; errors tell why")
    public Uni<PageResponse<MovedAccountResponse>> moved(
            @RestPath UUID id,
            @Parameter(required = true, description = AGAINST, example = ComparisonExamples.RUN) @RestQuery
                    UUID against,
            @Parameter(description = "AIP-160 filter", example = "fromAbc = \"A\" AND change < 0") @RestQuery
                    String filter,
            @Parameter(example = "change desc") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        ListRequest request = ListRequest.of(caller.teams(), filter, orderBy, limit, cursor);
        return comparisons
                .pair(id, against, caller.teams())
                .chain(pair -> results.moved(pair.former().id(), id, request, cursors)
                        .map(page -> new PageResponse<>(
                                page.items().stream()
                                        .map(moved -> MovedAccountResponse.of(moved, pair))
                                        .toList(),
                                page.nextCursor())));
    }

    @GET
    @Path("/accounts")
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("segments:read")
    @Operation(hidden = true)
    public RestMulti<String> export(
            @RestPath UUID id, @RestQuery UUID against, @RestQuery String filter, @RestQuery String orderBy) {
        ListRequest request = ListRequest.all(caller.teams(), filter, orderBy);
        return RestMulti.fromUniResponse(
                comparisons.pair(id, against, caller.teams()),
                pair -> MovedAccountResponse.CSV.write(results.allMoved(
                                pair.former().id(), id, request)
                        .map(chunk -> chunk.stream()
                                .map(moved -> MovedAccountResponse.of(moved, pair))
                                .toList())),
                pair -> CsvTable.HEADERS);
    }
}
