package io.abmsuite.accounts.engagement.api;

import io.abmsuite.accounts.account.AccountQueries;
import io.abmsuite.accounts.account.AccountRef;
import io.abmsuite.accounts.engagement.Engagements;
import io.abmsuite.accounts.engagement.Engagements.Engagement;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What came back from campaigns for an account. */
@Path("/v1/accounts/{account}/engagements")
@Tag(name = "Accounts")
@Produces("application/json")
public class EngagementResource {

    private static final String PAGE = """
            {"items":[{"id":"01930000-0000-7000-8000-0000000000e1","kind":"DELIVERED",
             "campaignId":"01930000-0000-7000-8000-0000000000b1","campaignName":"Spring core accounts",
             "touchId":"01930000-0000-7000-8000-0000000000d1","contactId":"01930000-0000-7000-8000-0000000000c1",
             "occurredAt":"2026-02-01T09:00:00Z"}],"nextCursor":null}""";

    private final AccountQueries accounts;
    private final Engagements engagements;
    private final CursorCodec cursors;
    private final Caller caller;

    EngagementResource(AccountQueries accounts, Engagements engagements, CursorCodec cursors, Caller caller) {
        this.accounts = accounts;
        this.engagements = engagements;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("accounts:read")
    @Operation(operationId = "listEngagements", summary = "List what came back from campaigns")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Engagement.class),
                            examples = @ExampleObject(name = "page", value = PAGE)))
    @APIResponse(responseCode = "404", description = "No such account")
    public Uni<PageResponse<Engagement>> list(
            @RestPath String account, @RestQuery Integer limit, @RestQuery String cursor) {
        return accounts.require(AccountRef.ofPath(account), caller.teams()).chain(id -> {
            PageRequest page = PageRequest.of("engagements|" + id, limit, cursor, cursors);
            return engagements
                    .of(id, page)
                    .map(rows -> PageResponse.of(
                            rows, page, cursors, row -> List.of(row.id().toString())));
        });
    }
}
