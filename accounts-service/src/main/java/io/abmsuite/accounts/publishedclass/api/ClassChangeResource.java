package io.abmsuite.accounts.publishedclass.api;

import io.abmsuite.accounts.account.AccountQueries;
import io.abmsuite.accounts.account.AccountRef;
import io.abmsuite.accounts.publishedclass.ClassChanges;
import io.abmsuite.accounts.publishedclass.ClassChanges.ClassChange;
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

/** How the published class of an account moved. */
@Path("/v1/accounts/{account}/class-changes")
@Tag(name = "Accounts")
@Produces("application/json")
public class ClassChangeResource {

    private static final String PAGE = """
            {"items":[{"id":"01930000-0000-7000-8000-0000000000b1","policy":"standard",
             "runId":"01930000-0000-7000-8000-00000000000a","asOf":"2026-01-15","fromCell":"AX","fromLifecycle":"ACTIVE",
             "toCell":"AY","toLifecycle":"ACTIVE","cause":"RUN","recordedAt":"2026-01-15T10:00:00Z"}],
             "nextCursor":null}""";

    private final AccountQueries accounts;
    private final ClassChanges changes;
    private final CursorCodec cursors;
    private final Caller caller;

    ClassChangeResource(AccountQueries accounts, ClassChanges changes, CursorCodec cursors, Caller caller) {
        this.accounts = accounts;
        this.changes = changes;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("accounts:read")
    @Operation(operationId = "listClassChanges", summary = "List the changes of the published class, the oldest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ClassChange.class),
                            examples = @ExampleObject(name = "page", value = PAGE)))
    @APIResponse(responseCode = "404", description = "No such account")
    public Uni<PageResponse<ClassChange>> list(
            @RestPath String account, @RestQuery Integer limit, @RestQuery String cursor) {
        return accounts.require(AccountRef.ofPath(account), caller.teams()).chain(id -> {
            PageRequest page = PageRequest.of("class-changes|" + id, limit, cursor, cursors);
            return changes.of(id, page)
                    .map(rows -> PageResponse.of(
                            rows, page, cursors, row -> List.of(row.id().toString())));
        });
    }
}
