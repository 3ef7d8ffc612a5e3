package io.abmsuite.accounts.sale.api;

import io.abmsuite.accounts.sale.AsideAccounts;
import io.abmsuite.accounts.sale.AsideAccounts.MissingAccount;
import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;

/** Which accounts are missing for the sales kept aside, and how many sales wait for each. */
@Path("/v1/sales/aside/accounts")
@Tag(name = "Sales")
@Produces("application/json")
public class AsideAccountResource {

    private static final String PAGE = """
            {"items":[{"source":"erp","account":"NEWCO","sales":12,"firstDay":"2025-11-03","lastDay":"2026-01-15",
             "waitingSince":"2026-01-15T10:00:00Z"}],"nextCursor":null}""";
    private static final String CSV = """
            source,account_id,sales,first_day,last_day,waiting_since
            erp,NEWCO,12,2025-11-03,2026-01-15,2026-01-15T10:00:00Z
            """;
    private static final CsvTable<MissingAccount> TABLE = new CsvTable<MissingAccount>()
            .with("source", MissingAccount::source)
            .with("account_id", MissingAccount::account)
            .with("sales", MissingAccount::sales)
            .with("first_day", MissingAccount::firstDay)
            .with("last_day", MissingAccount::lastDay)
            .with("waiting_since", MissingAccount::waitingSince);

    private final AsideAccounts accounts;
    private final CursorCodec cursors;
    private final Caller caller;

    AsideAccountResource(AsideAccounts accounts, CursorCodec cursors, Caller caller) {
        this.accounts = accounts;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("sales:write")
    @Operation(operationId = "listAccountsAside", summary = "List the accounts that sales kept aside wait for")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = MissingAccount.class),
                        examples = @ExampleObject(name = "page", value = PAGE)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = CSV))
            })
    public Uni<PageResponse<MissingAccount>> list(
            @Parameter(description = "AIP-160 filter", example = "source = \"erp\"") @RestQuery String filter,
            @Parameter(example = "sales desc") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return accounts.page(ListRequest.of(caller.teams(), filter, orderBy, limit, cursor), cursors);
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("sales:write")
    @Operation(hidden = true)
    public RestMulti<String> export(
            @Parameter(description = "AIP-160 filter", example = "source = \"erp\"") @RestQuery String filter,
            @Parameter(example = "sales desc") @RestQuery String orderBy) {
        return RestMulti.fromMultiData(TABLE.write(accounts.all(ListRequest.all(caller.teams(), filter, orderBy))))
                .header("Content-Type", CsvTable.MEDIA_TYPE)
                .build();
    }
}
