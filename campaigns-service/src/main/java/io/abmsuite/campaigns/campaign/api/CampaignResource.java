package io.abmsuite.campaigns.campaign.api;

import io.abmsuite.campaigns.campaign.CampaignFacts;
import io.abmsuite.campaigns.campaign.CampaignQueries;
import io.abmsuite.campaigns.campaign.CampaignQueries.CampaignView;
import io.abmsuite.campaigns.campaign.CampaignQueries.Move;
import io.abmsuite.campaigns.campaign.CampaignService;
import io.abmsuite.campaigns.campaign.CampaignStatus;
import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.json.MergePatch;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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

/** Campaigns: draft, read, list, change. */
@Path("/v1/campaigns")
@Tag(name = "Campaigns")
@Produces("application/json")
public class CampaignResource {

    private static final CsvTable<CampaignView> TABLE = new CsvTable<CampaignView>()
            .with("id", CampaignView::id)
            .with("name", CampaignView::name)
            .with("tier", CampaignView::tier)
            .with("status", CampaignView::status)
            .with("starts_on", CampaignView::startsOn)
            .with("ends_on", CampaignView::endsOn)
            .with("author", CampaignView::author)
            .with("approved_by", CampaignView::approvedBy)
            .with("reached", CampaignView::reached)
            .with("held_out", CampaignView::heldOut);

    private final CampaignService campaigns;
    private final CampaignQueries queries;
    private final CursorCodec cursors;
    private final MergePatch patches;
    private final Caller caller;
    private final Creations creations;

    CampaignResource(
            CampaignService campaigns,
            CampaignQueries queries,
            CursorCodec cursors,
            MergePatch patches,
            Caller caller,
            Creations creations) {
        this.campaigns = campaigns;
        this.queries = queries;
        this.cursors = cursors;
        this.patches = patches;
        this.caller = caller;
        this.creations = creations;
    }

    @POST
    @Consumes("application/json")
    @RolesAllowed("campaigns:write")
    @Operation(operationId = "draftCampaign", summary = "Draft a campaign; its audience is there at once")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "campaign", value = CampaignExamples.DRAFT)))
    @APIResponse(
            responseCode = "201",
            description = "Drafted; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = CampaignView.class),
                            examples = @ExampleObject(name = "campaign", value = CampaignExamples.CAMPAIGN)))
    @APIResponse(responseCode = "409", description = "The name is taken")
    @APIResponse(
            responseCode = "422",
            description =
                    "A field breaks a rule, the text uses what is not declared, or the audience has teams of others")
    public Uni<Response> draft(CampaignFacts request) {
        Write write = caller.creation(request);
        return creations.once(
                write,
                () -> campaigns.draft(request, write).map(UUID::toString),
                id -> queries.get(UUID.fromString(id), caller.teams())
                        .map(view -> Response.created(URI.create("/v1/campaigns/" + id))
                                .entity(view)
                                .build()));
    }

    @GET
    @RolesAllowed("campaigns:read")
    @Operation(operationId = "listCampaigns", summary = "List campaigns in the order they were drafted")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = CampaignView.class),
                        examples =
                                @ExampleObject(
                                        name = "page",
                                        value = "{\"items\":[" + CampaignExamples.CAMPAIGN + "],\"nextCursor\":null}")),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = CampaignExamples.CSV))
            })
    public Uni<PageResponse<CampaignView>> list(
            @RestQuery CampaignStatus status,
            @RestQuery String name,
            @Parameter(description = "AIP-160 filter", example = "tier = \"ONE_TO_FEW\" AND reached > 10") @RestQuery
                    String filter,
            @Parameter(example = "startsOn desc") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return queries.page(status, name, ListRequest.of(caller.teams(), filter, orderBy, limit, cursor), cursors);
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("campaigns:read")
    @Operation(hidden = true)
    public RestMulti<String> export(
            @RestQuery CampaignStatus status,
            @RestQuery String name,
            @Parameter(description = "AIP-160 filter", example = "tier = \"ONE_TO_FEW\" AND reached > 10") @RestQuery
                    String filter,
            @Parameter(example = "startsOn desc") @RestQuery String orderBy) {
        return RestMulti.fromMultiData(
                        TABLE.write(queries.all(status, name, ListRequest.all(caller.teams(), filter, orderBy))))
                .header("Content-Type", CsvTable.MEDIA_TYPE)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("campaigns:read")
    @Operation(operationId = "getCampaign", summary = "Read a campaign with the size of its audience")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CampaignView.class),
                            examples = @ExampleObject(name = "campaign", value = CampaignExamples.CAMPAIGN)))
    @APIResponse(responseCode = "404", description = "No such campaign")
    public Uni<CampaignView> get(@RestPath UUID id) {
        return queries.get(id, caller.teams());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @RolesAllowed("campaigns:write")
    @Operation(
            operationId = "changeCampaign",
            summary = "Change a campaign (RFC 7396 merge patch); an approved one goes back to draft, with a reason")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CampaignFacts.class),
                            examples = @ExampleObject(name = "patch", value = CampaignExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CampaignView.class),
                            examples = @ExampleObject(name = "campaign", value = CampaignExamples.CAMPAIGN)))
    @APIResponse(responseCode = "403", description = "The token lacks the role, or its audience has teams of others")
    @APIResponse(responseCode = "404", description = "No such campaign")
    @APIResponse(responseCode = "409", description = "Its state does not allow changes, or the name is taken")
    @APIResponse(responseCode = "422", description = "A field breaks a rule, or the reason is missing")
    public Uni<CampaignView> change(@RestPath UUID id, byte[] patch) {
        return campaigns
                .change(id, facts -> patches.apply(facts, patch, CampaignFacts.class), caller.writeToKnown())
                .chain(changed -> queries.get(changed, caller.teams()));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed("campaigns:read")
    @Operation(operationId = "listCampaignHistory", summary = "List the moves of a campaign, the oldest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Move.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = "{\"items\":[{\"id\":\"01930000-0000-7000-8000-0000000000a1\","
                                                    + "\"from\":\"DRAFT\",\"to\":\"IN_REVIEW\",\"reason\":null,"
                                                    + "\"actor\":\"anna\",\"movedAt\":\"2026-01-15T10:00:00Z\"}],"
                                                    + "\"nextCursor\":null}")))
    @APIResponse(responseCode = "404", description = "No such campaign")
    public Uni<PageResponse<Move>> history(@RestPath UUID id, @RestQuery Integer limit, @RestQuery String cursor) {
        PageRequest page = PageRequest.of("campaign-history|" + id, limit, cursor, cursors);
        return queries.get(id, caller.teams())
                .chain(campaign -> queries.history(id, page))
                .map(rows -> PageResponse.of(
                        rows, page, cursors, row -> List.of(row.id().toString())));
    }
}
