package io.abmsuite.campaigns.audience.api;

import io.abmsuite.campaigns.audience.AudienceQueries;
import io.abmsuite.campaigns.audience.AudienceQueries.Member;
import io.abmsuite.campaigns.audience.AudienceQueries.MemberStatus;
import io.abmsuite.campaigns.campaign.CampaignQueries;
import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.platform.web.Caller;
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

/** Who a campaign reaches, and why. */
@Path("/v1/campaigns/{id}/audience")
@Tag(name = "Campaigns")
@Produces("application/json")
public class AudienceResource {

    private static final String PAGE = """
            {"items":[{"accountId":"01930000-0000-7000-8000-000000000001","accountCode":"ALFKI",
             "accountName":"Alfreds Futterkiste","status":"IN","why":{"runId":"01930000-0000-7000-8000-00000000000a",
             "asOf":"2026-01-15","policy":"standard","cell":"AX","lifecycle":"ACTIVE",
             "criteria":{"cell":"AX","country":"Germany"}},"contacts":1,"since":"2026-01-15T10:00:00Z"}],
             "nextCursor":null}""";

    private static final String CSV = """
            account_id,name,status,cell,contacts,since
            ALFKI,Alfreds Futterkiste,IN,AX,1,2026-01-15T10:00:00Z
            """;
    private static final CsvTable<Member> TABLE = new CsvTable<Member>()
            .with("account_id", Member::accountCode)
            .with("name", Member::accountName)
            .with("status", Member::status)
            .with("cell", member -> member.why().get("cell"))
            .with("contacts", Member::contacts)
            .with("since", Member::since);

    private final AudienceQueries audiences;
    private final CampaignQueries campaigns;
    private final CursorCodec cursors;
    private final Caller caller;

    AudienceResource(AudienceQueries audiences, CampaignQueries campaigns, CursorCodec cursors, Caller caller) {
        this.audiences = audiences;
        this.campaigns = campaigns;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("campaigns:read")
    @Operation(
            operationId = "listAudience",
            summary = "List the accounts of a campaign, each with why; held out are those with an open complaint")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = Member.class),
                        examples = @ExampleObject(name = "page", value = PAGE)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = CSV))
            })
    @APIResponse(responseCode = "404", description = "No such campaign")
    public Uni<PageResponse<Member>> list(
            @RestPath UUID id,
            @RestQuery MemberStatus status,
            @Parameter(description = "AIP-160 filter", example = "cell = \"AX\"") @RestQuery String filter,
            @Parameter(example = "accountName") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        VisibleTeams teams = caller.teams();
        return campaigns
                .get(id, teams)
                .chain(campaign ->
                        audiences.page(id, status, ListRequest.of(teams, filter, orderBy, limit, cursor), cursors));
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("campaigns:read")
    @Operation(hidden = true)
    public RestMulti<String> export(
            @RestPath UUID id,
            @RestQuery MemberStatus status,
            @Parameter(description = "AIP-160 filter", example = "cell = \"AX\"") @RestQuery String filter,
            @Parameter(example = "accountName") @RestQuery String orderBy) {
        VisibleTeams teams = caller.teams();
        return RestMulti.fromUniResponse(
                campaigns.get(id, teams),
                campaign -> TABLE.write(audiences.all(id, status, ListRequest.all(teams, filter, orderBy))),
                campaign -> CsvTable.HEADERS);
    }
}
