package io.abmsuite.accounts.history.api;

import io.abmsuite.accounts.account.AccountQueries;
import io.abmsuite.accounts.account.AccountRef;
import io.abmsuite.accounts.history.MoveQueries;
import io.abmsuite.accounts.history.MoveQueries.Move;
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

/** Who moved an account between states, when and why. */
@Path("/v1/accounts/{account}/history")
@Tag(name = "Accounts")
@Produces("application/json")
public class HistoryResource {

    private static final String PAGE = """
            {"items":[{"id":"01930000-0000-7000-8000-0000000000a1","what":"KEY_STATUS","from":"NONE","to":"KEY",
             "reason":"18 % of the sales of the last year","actor":"anna","movedAt":"2026-01-15T10:00:00Z"}],
             "nextCursor":null}""";

    private final AccountQueries accounts;
    private final MoveQueries moves;
    private final CursorCodec cursors;
    private final Caller caller;

    HistoryResource(AccountQueries accounts, MoveQueries moves, CursorCodec cursors, Caller caller) {
        this.accounts = accounts;
        this.moves = moves;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("accounts:read")
    @Operation(operationId = "listAccountHistory", summary = "List the moves of an account, the oldest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Move.class),
                            examples = @ExampleObject(name = "page", value = PAGE)))
    @APIResponse(responseCode = "404", description = "No such account")
    public Uni<PageResponse<Move>> list(@RestPath String account, @RestQuery Integer limit, @RestQuery String cursor) {
        return accounts.require(AccountRef.ofPath(account), caller.teams()).chain(id -> {
            PageRequest page = PageRequest.of("history|" + id, limit, cursor, cursors);
            return moves.of(id, page)
                    .map(rows -> PageResponse.of(
                            rows, page, cursors, row -> List.of(row.id().toString())));
        });
    }
}
