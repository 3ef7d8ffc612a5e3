package io.abmsuite.segmentation.run.api;

import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.web.Prefer;
import io.abmsuite.platform.write.Write;
import io.abmsuite.segmentation.run.Run;
import io.abmsuite.segmentation.run.RunService;
import io.abmsuite.segmentation.run.RunStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Runs: start, read, list, cancel. */
@Path("/v1/runs")
@Tag(name = "Runs")
@Produces("application/json")
public class RunResource {

    private final RunService runs;
    private final CursorCodec cursors;
    private final Caller caller;
    private final Creations creations;

    public RunResource(RunService runs, CursorCodec cursors, Caller caller, Creations creations) {
        this.runs = runs;
        this.cursors = cursors;
        this.caller = caller;
        this.creations = creations;
    }

    @POST
    @Consumes("application/json")
    @NeedsAllTeams
    @RolesAllowed("segments:run")
    @Operation(
            operationId = "startRun",
            summary = "Start a run",
            description = "With parameters it is a what-if, which is never published. The classes of the last completed"
                    + " published run are the published ones, whatever its asOf.")
    @RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "published", value = RunExamples.PUBLISHED),
                                @ExampleObject(name = "group", value = RunExamples.GROUP),
                                @ExampleObject(name = "what-if", value = RunExamples.WHAT_IF)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Completed within the time of Prefer: wait=N",
            content =
                    @Content(
                            schema = @Schema(implementation = RunResponse.class),
                            examples = @ExampleObject(name = "completed", value = RunExamples.COMPLETED)))
    @APIResponse(
            responseCode = "202",
            description = "Queued or under way; Location tells where to look",
            content =
                    @Content(
                            schema = @Schema(implementation = RunResponse.class),
                            examples = @ExampleObject(name = "queued", value = RunExamples.QUEUED)))
    @APIResponse(responseCode = "403", description = "The token lacks the role, or does not see all teams")
    @APIResponse(responseCode = "400", description = "Not JSON, or an unknown field")
    @APIResponse(responseCode = "422", description = "An order that cannot be met, with all its faults at once")
    public Uni<Response> start(@RestHeader("Prefer") String prefer, StartRunRequest request) {
        Duration patience = Prefer.wait(prefer);
        Write write = caller.creation(request);
        return creations.once(
                write, () -> runs.start(request.order(), write).map(UUID::toString), id -> answer(id, patience));
    }

    private Uni<Response> answer(String id, Duration patience) {
        return runs.await(UUID.fromString(id), patience)
                .map(RunResource::answer)
                .map(RestResponse::toResponse);
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(operationId = "listRuns", summary = "List runs, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of runs",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = RunResponse.class),
                            examples = @ExampleObject(name = "page", value = RunExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "An unknown or malformed query parameter")
    public Uni<PageResponse<RunResponse>> list(@RestQuery Integer limit, @RestQuery String cursor) {
        PageRequest page = PageRequest.of("runs", limit, cursor, cursors);
        return runs.list(page)
                .map(found -> found.stream().map(this::view).toList())
                .map(rows -> PageResponse.of(
                        rows, page, cursors, row -> List.of(row.id().toString())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"segments:read", "segments:run"})
    @Operation(operationId = "getRun", summary = "Read how a run stands and what it recorded")
    @APIResponse(
            responseCode = "200",
            description = "The run",
            content =
                    @Content(
                            schema = @Schema(implementation = RunResponse.class),
                            examples = @ExampleObject(name = "completed", value = RunExamples.COMPLETED)))
    @APIResponse(responseCode = "404", description = "No such run")
    public Uni<RunResponse> get(@RestPath UUID id) {
        return runs.require(id).map(this::view);
    }

    @POST
    @Path("/{id}/replay")
    @NeedsAllTeams
    @RolesAllowed("segments:run")
    @Operation(
            operationId = "replayRun",
            summary = "Compute a completed run again, from what the ledger held then",
            description =
                    "Sales, accounts and exchange rates are read as they were at the watermark of the run. The replay"
                            + " is a run of its own, never published; it tells both output hashes and whether they are equal.")
    @APIResponse(
            responseCode = "201",
            description = "Completed within the time of Prefer: wait=N",
            content =
                    @Content(
                            schema = @Schema(implementation = RunResponse.class),
                            examples = @ExampleObject(name = "replayed", value = RunExamples.REPLAYED)))
    @APIResponse(
            responseCode = "202",
            description = "Queued or under way; Location tells where to look",
            content =
                    @Content(
                            schema = @Schema(implementation = RunResponse.class),
                            examples = @ExampleObject(name = "queued", value = RunExamples.REPLAY_QUEUED)))
    @APIResponse(responseCode = "403", description = "The token lacks the role, or does not see all teams")
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(responseCode = "409", description = "The run is not completed")
    public Uni<Response> replay(@RestPath UUID id, @RestHeader("Prefer") String prefer) {
        Duration patience = Prefer.wait(prefer);
        Write write = caller.creation(id);
        return creations.once(
                write, () -> runs.replay(id, write).map(UUID::toString), replay -> answer(replay, patience));
    }

    @POST
    @Path("/{id}/cancel")
    @NeedsAllTeams
    @RolesAllowed("segments:run")
    @Operation(operationId = "cancelRun", summary = "Cancel a run that is not over")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled; nothing of it is stored or published",
            content =
                    @Content(
                            schema = @Schema(implementation = RunResponse.class),
                            examples = @ExampleObject(name = "cancelled", value = RunExamples.CANCELLED)))
    @APIResponse(responseCode = "403", description = "The token lacks the role, or does not see all teams")
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(responseCode = "409", description = "It is over already")
    public Uni<RunResponse> cancel(@RestPath UUID id) {
        return runs.cancel(id, caller.write()).map(RunResponse::of);
    }

    /** How many accounts there are is for those who see them all. */
    private RunResponse view(Run run) {
        return RunResponse.of(run, caller.teams().areAll());
    }

    /** A run that failed while its caller waited is answered with its problem. */
    static RestResponse<RunResponse> answer(Run run) {
        if (run.status() == RunStatus.FAILED) {
            throw new ProblemException(run.problemWithItsId());
        }
        Status status = run.status().isFinal() ? Status.CREATED : Status.ACCEPTED;
        return RestResponse.ResponseBuilder.create(status, RunResponse.of(run))
                .location(URI.create("/v1/runs/" + run.id()))
                .build();
    }
}
