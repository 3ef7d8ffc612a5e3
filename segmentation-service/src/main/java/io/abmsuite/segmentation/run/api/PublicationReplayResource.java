package io.abmsuite.segmentation.run.api;

import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.web.Prefer;
import io.abmsuite.platform.write.Write;
import io.abmsuite.segmentation.run.PublicationReplays;
import io.abmsuite.segmentation.run.RunService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Replays of publications. */
@Path("/v1/publications/{id}/replay")
@Tag(name = "Runs")
@Produces("application/json")
public class PublicationReplayResource {

    private final PublicationReplays replays;
    private final RunService runs;
    private final Caller caller;
    private final Creations creations;

    public PublicationReplayResource(PublicationReplays replays, RunService runs, Caller caller, Creations creations) {
        this.replays = replays;
        this.runs = runs;
        this.caller = caller;
        this.creations = creations;
    }

    @POST
    @NeedsAllTeams
    @RolesAllowed("segments:run")
    @Operation(
            operationId = "replayPublication",
            summary = "Compute a publication again, from what the ledger held then",
            description = "The replay is a run of its own, never published, with all results. Of a live publication it"
                    + " repeats the hash of what was decided (digest), of any other that of its run (outputHash).")
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
    @APIResponse(responseCode = "404", description = "No such publication")
    public Uni<Response> replay(@RestPath UUID id, @RestHeader("Prefer") String prefer) {
        Duration patience = Prefer.wait(prefer);
        Write write = caller.creation(id);
        return creations.once(
                write,
                () -> replays.replay(id, write).map(UUID::toString),
                run -> runs.await(UUID.fromString(run), patience)
                        .map(RunResource::answer)
                        .map(RestResponse::toResponse));
    }
}
