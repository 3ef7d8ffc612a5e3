package io.abmsuite.campaigns.campaign.api;

import io.abmsuite.campaigns.campaign.CampaignQueries;
import io.abmsuite.campaigns.campaign.CampaignQueries.CampaignView;
import io.abmsuite.campaigns.campaign.CampaignService;
import io.abmsuite.campaigns.campaign.CampaignStatus;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.web.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Moves of a campaign between states; each is kept with who made it and why. */
@Path("/v1/campaigns/{id}")
@Tag(name = "Campaigns")
@Produces("application/json")
@APIResponse(
        responseCode = "200",
        description = "The campaign after the move",
        content =
                @Content(
                        schema = @Schema(implementation = CampaignView.class),
                        examples = @ExampleObject(name = "campaign", value = CampaignExamples.CAMPAIGN)))
@APIResponse(responseCode = "403", description = "The token lacks the role, or its audience has teams of others")
@APIResponse(responseCode = "404", description = "No such campaign")
@APIResponse(responseCode = "409", description = "The state does not allow it; the allowed moves are told")
public class CampaignMoveResource {

    /** Why a campaign is moved. */
    public record ReasonRequest(@Size(max = 1000) String reason) {}

    private final CampaignService campaigns;
    private final CampaignQueries queries;
    private final Caller caller;

    CampaignMoveResource(CampaignService campaigns, CampaignQueries queries, Caller caller) {
        this.campaigns = campaigns;
        this.queries = queries;
        this.caller = caller;
    }

    @POST
    @Path("/submit")
    @RolesAllowed("campaigns:write")
    @Operation(operationId = "submitCampaign", summary = "Send a draft to review")
    public Uni<CampaignView> submit(@RestPath UUID id) {
        return move("submitCampaign", id, CampaignStatus.IN_REVIEW, null);
    }

    @POST
    @Consumes("application/json")
    @Path("/return")
    @RolesAllowed("campaigns:approve")
    @Operation(operationId = "returnCampaign", summary = "Give a campaign in review back to its author, with a reason")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "reason", value = CampaignExamples.REASON)))
    @APIResponse(responseCode = "422", description = "The reason is missing")
    public Uni<CampaignView> giveBack(@RestPath UUID id, ReasonRequest request) {
        return moveFrom("returnCampaign", CampaignStatus.IN_REVIEW, id, CampaignStatus.DRAFT, reason(request));
    }

    @POST
    @Path("/approve")
    @RolesAllowed("campaigns:approve")
    @Operation(operationId = "approveCampaign", summary = "Approve a campaign of somebody else")
    public Uni<CampaignView> approve(@RestPath UUID id) {
        return move("approveCampaign", id, CampaignStatus.APPROVED, null);
    }

    @POST
    @Consumes("application/json")
    @Path("/revise")
    @RolesAllowed("campaigns:write")
    @Operation(operationId = "reviseCampaign", summary = "Take an approved campaign back to draft, with a reason")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "reason", value = CampaignExamples.REASON)))
    @APIResponse(responseCode = "422", description = "The reason is missing")
    public Uni<CampaignView> revise(@RestPath UUID id, ReasonRequest request) {
        return moveFrom("reviseCampaign", CampaignStatus.APPROVED, id, CampaignStatus.DRAFT, reason(request));
    }

    @POST
    @Path("/activate")
    @RolesAllowed("campaigns:write")
    @Operation(operationId = "activateCampaign", summary = "Start: touches are planned and handed out")
    public Uni<CampaignView> activate(@RestPath UUID id) {
        return moveFrom("activateCampaign", CampaignStatus.APPROVED, id, CampaignStatus.ACTIVE, null);
    }

    @POST
    @Consumes("application/json")
    @Path("/pause")
    @RolesAllowed("campaigns:write")
    @Operation(operationId = "pauseCampaign", summary = "Hold all touches back, with a reason")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "reason", value = CampaignExamples.REASON)))
    @APIResponse(responseCode = "422", description = "The reason is missing")
    public Uni<CampaignView> pause(@RestPath UUID id, ReasonRequest request) {
        return move("pauseCampaign", id, CampaignStatus.PAUSED, reason(request));
    }

    @POST
    @Path("/resume")
    @RolesAllowed("campaigns:write")
    @Operation(operationId = "resumeCampaign", summary = "Go on after a pause")
    public Uni<CampaignView> resume(@RestPath UUID id) {
        return moveFrom("resumeCampaign", CampaignStatus.PAUSED, id, CampaignStatus.ACTIVE, null);
    }

    @POST
    @Path("/complete")
    @RolesAllowed("campaigns:write")
    @Operation(operationId = "completeCampaign", summary = "End a campaign; its audience stays as it was")
    public Uni<CampaignView> complete(@RestPath UUID id) {
        return move("completeCampaign", id, CampaignStatus.COMPLETED, null);
    }

    @POST
    @Consumes("application/json")
    @Path("/cancel")
    @RolesAllowed("campaigns:write")
    @Operation(operationId = "cancelCampaign", summary = "Give a campaign up; a running one needs a reason")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "reason", value = CampaignExamples.REASON)))
    @APIResponse(responseCode = "422", description = "The reason is missing")
    public Uni<CampaignView> cancel(@RestPath UUID id, ReasonRequest request) {
        return move("cancelCampaign", id, CampaignStatus.CANCELLED, reason(request));
    }

    /** Verbs that lead to the same state from different ones: the verb says which one is meant. */
    private Uni<CampaignView> moveFrom(String action, CampaignStatus from, UUID id, CampaignStatus to, String reason) {
        return queries.get(id, caller.teams()).chain(campaign -> {
            if (campaign.status() != from) {
                throw ProblemException.conflict(
                        "CAMPAIGN_MOVE_NOT_ALLOWED",
                        "It is " + campaign.status() + "; this is for campaigns that are " + from + ".",
                        Map.of("state", campaign.status(), "asked", to, "allowed", Set.of()));
            }
            return move(action, id, to, reason);
        });
    }

    private Uni<CampaignView> move(String action, UUID id, CampaignStatus to, String reason) {
        return campaigns
                .move(action, id, to, reason, caller.write())
                .chain(moved -> queries.get(moved, caller.teams()));
    }

    private static String reason(ReasonRequest request) {
        return request == null ? null : request.reason();
    }
}
