package io.abmsuite.segmentation.publishing.api;

import io.abmsuite.platform.json.MergePatch;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.publishing.PublishingFacts;
import io.abmsuite.segmentation.publishing.PublishingService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** How a policy is published: read and change. */
@Path("/v1/policies/{name}/publishing")
@Tag(name = "Policies")
@Produces("application/json")
public class PublishingResource {

    private final PublishingService publishing;
    private final MergePatch patches;
    private final Caller caller;

    public PublishingResource(PublishingService publishing, MergePatch patches, Caller caller) {
        this.publishing = publishing;
        this.patches = patches;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(operationId = "getPublishing", summary = "Read how a policy is published")
    @APIResponse(
            responseCode = "200",
            description = "Mode, schedule, cadence and hysteresis",
            content =
                    @Content(
                            schema = @Schema(implementation = PublishingResponse.class),
                            examples = @ExampleObject(name = "schedule", value = PublishingExamples.PUBLISHING)))
    @APIResponse(responseCode = "404", description = "No policy of this name")
    public Uni<PublishingResponse> get(@RestPath String name) {
        return publishing.require(name).map(PublishingResponse::of);
    }

    @PATCH
    @Consumes({"application/merge-patch+json", "application/json"})
    @RolesAllowed("segments:admin")
    @Operation(
            operationId = "changePublishing",
            summary = "Change how a policy is published (RFC 7396 merge patch)",
            description = "ON_DEMAND: when somebody starts a run. SCHEDULE: also by a cron expression; a time that was"
                    + " missed is made up for once. LIVE: published classes follow the sales within the cadence; one"
                    + " policy at most publishes by itself.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PublishingFacts.class),
                            examples = {
                                @ExampleObject(name = "schedule", value = PublishingExamples.SCHEDULE),
                                @ExampleObject(name = "live", value = PublishingExamples.LIVE)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "How it is published now",
            content =
                    @Content(
                            schema = @Schema(implementation = PublishingResponse.class),
                            examples = @ExampleObject(name = "schedule", value = PublishingExamples.PUBLISHING)))
    @APIResponse(responseCode = "400", description = "A field that does not exist")
    @APIResponse(responseCode = "404", description = "No policy of this name")
    @APIResponse(
            responseCode = "409",
            description = "Another policy publishes by itself, or somebody changed it at the same moment")
    @APIResponse(responseCode = "422", description = "A field breaks a rule; all faults at once")
    public Uni<PublishingResponse> change(@RestPath String name, byte[] patch) {
        return publishing
                .change(name, facts -> patches.apply(facts, patch, PublishingFacts.class), caller.writeToKnown())
                .map(PublishingResponse::of);
    }
}
