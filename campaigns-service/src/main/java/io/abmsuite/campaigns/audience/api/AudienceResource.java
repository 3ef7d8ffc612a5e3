package io.abmsuite.campaigns.audience.api;

import io.abmsuite.campaigns.audience.AudienceQueries;
import io.abmsuite.campaigns.audience.AudienceQueries.Member;
import io.abmsuite.campaigns.audience.AudienceQueries.MemberStatus;
import io.abmsuite.campaigns.campaign.CampaignQueries;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Who a campaign reaches, and why. */
@Path("/v1/campaigns/{id}/audience")
@Tag(name = "Campaigns")
public class AudienceResource {

    private static final String PAGE = """
            {"items":[{"accountId":"01930000-0000-7000-8000-000000000001","accountCode":"ALFKI",
             "accountName":"Alfreds Futterkiste","status":"IN","why":{"runId":"01930000-0000-7000-8000-00000000000a",
             "asOf":"2026-01-15","policy":"standard","cell":"AX","lifecycle":"ACTIVE",
             "criteria":{"cell":"AX","country":"Germany"}},"contacts":1,"since":"2026-01-15T10:00:00Z"}],
             "nextCursor":null}""";

    private final AudienceQueries audiences;
    private final CampaignQueries campaigns;
    private final CursorCodec cursors;

    AudienceResource(AudienceQueries audiences, CampaignQueries campaigns, CursorCodec cursors) {
        this.audiences = audiences;
        this.campaigns = campaigns;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed("campaigns:read")
    @Operation(
            operationId = "listAudience",
            summary = "List the accounts of a campaign, each with why; held out are those with an open complaint")
    @APIResponse(responseCode = "200", content = @Content(examples = @ExampleObject(name = "page", value = PAGE)))
    @APIResponse(responseCode = "404", description = "No such campaign")
    public Uni<PageResponse<Member>> list(
            @RestPath UUID id, @RestQuery MemberStatus status, @RestQuery Integer limit, @RestQuery String cursor) {
        PageRequest page = PageRequest.of("audience|" + id + status, limit, cursor, cursors);
        return campaigns
                .get(id)
                .chain(campaign -> audiences.list(id, status, page))
                .map(rows -> PageResponse.of(
                        rows, page, cursors, row -> List.of(row.accountId().toString())));
    }
}
