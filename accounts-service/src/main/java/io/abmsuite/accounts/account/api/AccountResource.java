package io.abmsuite.accounts.account.api;

import io.abmsuite.accounts.account.AccountFilter;
import io.abmsuite.accounts.account.AccountId;
import io.abmsuite.accounts.account.AccountQueries;
import io.abmsuite.accounts.account.AccountService;
import io.abmsuite.accounts.account.AccountStatus;
import io.abmsuite.accounts.account.AccountView;
import io.abmsuite.accounts.account.KeyStatus;
import io.abmsuite.platform.batch.BatchResponse;
import io.abmsuite.platform.batch.Batches;
import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.jboss.resteasy.reactive.RestQuery;

/** Accounts: open and list. */
@Path("/v1/accounts")
@Tag(name = "Accounts")
@Produces("application/json")
public class AccountResource {

    private static final String SEARCH =
            "Beginning of the name or the code, in upper or lower case; unless orderBy says"
                    + " otherwise, in the order of what begins so";

    private final AccountService accounts;
    private final AccountQueries queries;
    private final CursorCodec cursors;
    private final Caller caller;
    private final Creations creations;
    private final Batches batches;

    AccountResource(
            AccountService accounts,
            AccountQueries queries,
            CursorCodec cursors,
            Caller caller,
            Creations creations,
            Batches batches) {
        this.accounts = accounts;
        this.queries = queries;
        this.cursors = cursors;
        this.caller = caller;
        this.creations = creations;
        this.batches = batches;
    }

    @POST
    @Consumes("application/json")
    @RolesAllowed("accounts:write")
    @Operation(operationId = "openAccount", summary = "Open an account; its code is immutable")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "account", value = AccountExamples.OPEN)))
    @APIResponse(
            responseCode = "201",
            description = "Opened; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "account", value = AccountExamples.ACCOUNT)))
    @APIResponse(responseCode = "409", description = "The code or an external id belongs to another account")
    @APIResponse(responseCode = "422", description = "A field breaks a rule; all faults at once")
    public Uni<Response> open(OpenAccountRequest request) {
        Write write = caller.creation(request);
        return creations.once(
                write,
                () -> accounts.open(request.account(), write)
                        .map(id -> id.value().toString()),
                id -> view(new AccountId(UUID.fromString(id)))
                        .map(view -> Response.created(URI.create("/v1/accounts/" + id))
                                .entity(view)
                                .build()));
    }

    @POST
    @Path("/batch")
    @Consumes("application/json")
    @RolesAllowed("accounts:write")
    @Operation(
            operationId = "openAccounts",
            summary = "Open up to 1,000 accounts; each has its own answer, or (atomic=true) all are opened or none")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = OpenAccountsRequest.class),
                            examples = @ExampleObject(name = "batch", value = AccountExamples.OPEN_ALL)))
    @APIResponse(
            responseCode = "200",
            description = "Per item 201, 400, 409 or 422",
            content =
                    @Content(
                            schema = @Schema(implementation = BatchResponse.class),
                            examples = @ExampleObject(name = "answers", value = AccountExamples.BATCH)))
    @APIResponse(
            responseCode = "409",
            description = "Atomic: a code or an external id is taken; context tells the item")
    @APIResponse(responseCode = "422", description = "Atomic: fields break rules; errors tell item and field")
    public Uni<Response> openAll(@RestQuery @DefaultValue("false") Boolean atomic, byte[] body) {
        return batches.create(
                body,
                OpenAccountRequest.class,
                atomic,
                caller.creation(Uuids.nameBased(new String(body, StandardCharsets.UTF_8))),
                (request, write) -> accounts.open(request.account(), write).map(AccountId::value),
                (requests, write) -> accounts.openAll(
                        requests.stream().map(OpenAccountRequest::account).toList(), write));
    }

    @GET
    @RolesAllowed("accounts:read")
    @Operation(operationId = "listAccounts", summary = "List accounts in the order they were opened")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = AccountView.class),
                        examples =
                                @ExampleObject(
                                        name = "page",
                                        value = "{\"items\":[" + AccountExamples.ACCOUNT + "],\"nextCursor\":null}")),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = AccountExamples.CSV))
            })
    public Uni<PageResponse<AccountView>> list(
            @Parameter(description = SEARCH) @RestQuery String q,
            @RestQuery String country,
            @RestQuery String industry,
            @RestQuery String team,
            @RestQuery String tag,
            @RestQuery KeyStatus keyStatus,
            @Parameter(description = "Published cell, for example AX") @RestQuery String cell,
            @RestQuery AccountStatus status,
            @Parameter(description = "AIP-160 filter", example = "cell = \"AX\" AND share > 0.1") @RestQuery
                    String filter,
            @Parameter(example = "share desc, name") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return queries.page(
                new AccountFilter(q, country, industry, team, tag, keyStatus, cell, status),
                ListRequest.of(caller.teams(), filter, orderBy, limit, cursor),
                cursors);
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("accounts:read")
    @Operation(hidden = true)
    public RestMulti<String> export(
            @Parameter(description = SEARCH) @RestQuery String q,
            @RestQuery String country,
            @RestQuery String industry,
            @RestQuery String team,
            @RestQuery String tag,
            @RestQuery KeyStatus keyStatus,
            @Parameter(description = "Published cell, for example AX") @RestQuery String cell,
            @RestQuery AccountStatus status,
            @Parameter(description = "AIP-160 filter", example = "cell = \"AX\" AND share > 0.1") @RestQuery
                    String filter,
            @Parameter(example = "share desc, name") @RestQuery String orderBy) {
        return RestMulti.fromMultiData(AccountCsv.TABLE.write(queries.all(
                        new AccountFilter(q, country, industry, team, tag, keyStatus, cell, status),
                        ListRequest.all(caller.teams(), filter, orderBy))))
                .header("Content-Type", CsvTable.MEDIA_TYPE)
                .build();
    }

    private Uni<AccountView> view(AccountId id) {
        return queries.get(id, caller.teams());
    }
}
