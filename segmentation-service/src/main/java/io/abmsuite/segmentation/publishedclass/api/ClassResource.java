package io.abmsuite.segmentation.publishedclass.api;

import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.publishedclass.OverrideService;
import io.abmsuite.segmentation.publishedclass.PublishedClassService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Published classes: list, read, decide about. */
@Path("/v1/classes")
@Tag(name = "Classes")
@Produces("application/json")
public class ClassResource {

    private final PublishedClassService classes;
    private final OverrideService overrides;
    private final CursorCodec cursors;
    private final Caller caller;

    public ClassResource(PublishedClassService classes, OverrideService overrides, CursorCodec cursors, Caller caller) {
        this.classes = classes;
        this.overrides = overrides;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(operationId = "listClasses", summary = "List published classes by account")
    @APIResponse(
            responseCode = "200",
            description = "A page of published classes",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = ClassResponse.class),
                        examples = @ExampleObject(name = "page", value = ClassExamples.PAGE)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = ClassExamples.CSV))
            })
    @APIResponse(responseCode = "400", description = "An unknown or malformed query parameter")
    public Uni<PageResponse<ClassResponse>> list(
            @Parameter(description = "Cells, for example AX; may be repeated") @RestQuery
                    List<@Pattern(regexp = "[ABC][XYZ]", message = "must be a cell from AX to CZ") String> cell,
            @Parameter(description = "Lifecycles, for example ACTIVE; may be repeated") @RestQuery
                    List<
                                    @Pattern(
                                            regexp = "PROSPECT|LOST|ONE_OFF|ACTIVE|AT_RISK|DORMANT",
                                            message = "must be PROSPECT, LOST, ONE_OFF, ACTIVE, AT_RISK or DORMANT")
                                    String>
                            lifecycle,
            @Parameter(description = "AIP-160 filter", example = "share > 0.1 AND NOT flags:GROWING") @RestQuery
                    String filter,
            @Parameter(example = "share desc") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return classes.page(cell, lifecycle, ListRequest.of(caller.teams(), filter, orderBy, limit, cursor), cursors)
                .map(page -> new PageResponse<>(
                        page.items().stream().map(ClassResponse::of).toList(), page.nextCursor()));
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("segments:read")
    @Operation(hidden = true)
    public RestMulti<String> export(
            @Parameter(description = "Cells, for example AX; may be repeated") @RestQuery
                    List<@Pattern(regexp = "[ABC][XYZ]", message = "must be a cell from AX to CZ") String> cell,
            @Parameter(description = "Lifecycles, for example ACTIVE; may be repeated") @RestQuery
                    List<
                                    @Pattern(
                                            regexp = "PROSPECT|LOST|ONE_OFF|ACTIVE|AT_RISK|DORMANT",
                                            message = "must be PROSPECT, LOST, ONE_OFF, ACTIVE, AT_RISK or DORMANT")
                                    String>
                            lifecycle,
            @Parameter(description = "AIP-160 filter", example = "share > 0.1 AND NOT flags:GROWING") @RestQuery
                    String filter,
            @Parameter(example = "share desc") @RestQuery String orderBy) {
        return RestMulti.fromMultiData(ClassCsv.TABLE.write(
                        classes.all(cell, lifecycle, ListRequest.all(caller.teams(), filter, orderBy))))
                .header("Content-Type", CsvTable.MEDIA_TYPE)
                .build();
    }

    @GET
    @Path("/{account}")
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "getClass",
            summary = "Read the published class of an account",
            description = "Class, since when, by which run, and the complaints that are open.")
    @APIResponse(
            responseCode = "200",
            description = "What is published",
            content =
                    @Content(
                            schema = @Schema(implementation = ClassResponse.class),
                            examples = @ExampleObject(name = "class", value = ClassExamples.CLASS)))
    @APIResponse(responseCode = "404", description = "No class is published for this account")
    public Uni<ClassResponse> get(
            @Parameter(example = "code:ALFKI", description = "Account id or code:CODE") @RestPath String account) {
        return classes.require(account, caller.teams()).map(ClassResponse::of);
    }

    @GET
    @Path("/{account}/history")
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "listClassHistory",
            summary = "List how the published class of an account moved, newest first",
            description = "Moves of class or lifecycle with their cause, and the decisions of persons.")
    @APIResponse(
            responseCode = "200",
            description = "A page of moves",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = MoveResponse.class),
                            examples = @ExampleObject(name = "page", value = ClassExamples.MOVES)))
    @APIResponse(responseCode = "400", description = "An unknown or malformed query parameter")
    @APIResponse(responseCode = "404", description = "No class is published for this account")
    public Uni<PageResponse<MoveResponse>> history(
            @Parameter(example = "code:ALFKI", description = "Account id or code:CODE") @RestPath String account,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return classes.require(account, caller.teams()).chain(view -> {
            UUID id = view.published().figures().accountId();
            PageRequest page = PageRequest.of("class-history|" + id, limit, cursor, cursors);
            return classes.moves(id, page)
                    .map(found -> found.stream().map(MoveResponse::of).toList())
                    .map(rows -> PageResponse.of(rows, page, cursors, row -> List.of(Long.toString(row.version()))));
        });
    }

    @POST
    @Path("/{account}/override")
    @Consumes("application/json")
    @RolesAllowed("segments:admin")
    @Operation(
            operationId = "overrideClass",
            summary = "Decide about the published class of an account, until a day",
            description = "FLOOR: not worse than this ABC class. FIXED: these letters. It takes the place of what was"
                    + " decided before; the computed class is kept beside it and comes back when the time is over.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "floor", value = ClassExamples.OVERRIDE)))
    @APIResponse(
            responseCode = "200",
            description = "What is published now",
            content =
                    @Content(
                            schema = @Schema(implementation = ClassResponse.class),
                            examples = @ExampleObject(name = "overridden", value = ClassExamples.OVERRIDDEN)))
    @APIResponse(responseCode = "400", description = "Not JSON, or an unknown field")
    @APIResponse(responseCode = "404", description = "No class is published for this account")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<ClassResponse> override(
            @Parameter(example = "code:ALFKI", description = "Account id or code:CODE") @RestPath String account,
            OverrideRequest request) {
        return overrides.decide(account, request.decision(), caller.write()).map(ClassResponse::of);
    }

    @POST
    @Path("/{account}/withdraw-override")
    @Consumes("application/json")
    @RolesAllowed("segments:admin")
    @Operation(operationId = "withdrawOverride", summary = "Withdraw what was decided about the class of an account")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "withdraw", value = ClassExamples.WITHDRAW)))
    @APIResponse(
            responseCode = "200",
            description = "What is published now",
            content =
                    @Content(
                            schema = @Schema(implementation = ClassResponse.class),
                            examples = @ExampleObject(name = "class", value = ClassExamples.CLASS)))
    @APIResponse(responseCode = "400", description = "Not JSON, or an unknown field")
    @APIResponse(responseCode = "404", description = "No class is published for this account")
    @APIResponse(responseCode = "409", description = "Nobody decided about it")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<ClassResponse> withdraw(
            @Parameter(example = "code:ALFKI", description = "Account id or code:CODE") @RestPath String account,
            WithdrawRequest request) {
        return overrides.withdraw(account, request.reason(), caller.write()).map(ClassResponse::of);
    }
}
