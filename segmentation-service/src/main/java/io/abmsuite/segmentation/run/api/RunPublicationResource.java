package io.abmsuite.segmentation.run.api;

import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.run.RunPublisher;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Publishes completed runs by hand. */
@Path("/v1/runs/{id}/publish")
@Tag(name = "Runs")
@Produces("application/json")
public class RunPublicationResource {

    private final RunPublisher publisher;
    private final Caller caller;

    public RunPublicationResource(RunPublisher publisher, Caller caller) {
        this.publisher = publisher;
        this.caller = caller;
    }

    @POST
    @Consumes("application/json")
    @NeedsAllTeams
    @RolesAllowed("segments:admin")
    @Operation(
            operationId = "publishRun",
            summary = "Publish a completed run, or roll back to it",
            description =
                    "The stored classes of the run become the published ones at once, and everybody is told of what"
                            + " changes by it. Decisions of persons stay.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "publish", value = RunExamples.PUBLISH)))
    @APIResponse(
            responseCode = "200",
            description = "The run, published",
            content =
                    @Content(
                            schema = @Schema(implementation = RunResponse.class),
                            examples = @ExampleObject(name = "completed", value = RunExamples.COMPLETED)))
    @APIResponse(responseCode = "400", description = "Not JSON, or an unknown field")
    @APIResponse(responseCode = "403", description = "The token lacks the role, or does not see all teams")
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(
            responseCode = "409",
            description = "The run is not completed, its results are not stored any more, or published classes follow"
                    + " the sales by themselves")
    @APIResponse(responseCode = "422", description = "A field breaks a rule, or the run is a what-if")
    public Uni<RunResponse> publish(@RestPath UUID id, PublishRunRequest request) {
        return publisher.publish(id, request.reason(), caller.write()).map(RunResponse::of);
    }
}
