package io.abmsuite.accounts.sale.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.abmsuite.accounts.sale.AsideSales;
import io.abmsuite.accounts.sale.AsideSales.AsideView;
import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

/** Sales of accounts nobody knows yet: they are taken in when the account appears, or thrown away here. */
@Path("/v1/sales/aside")
@Tag(name = "Sales")
@Produces("application/json")
public class AsideSaleResource {

    private static final String PAGE = """
            {"items":[{"id":"01930000-0000-5000-8000-0000000000a1","source":"erp","account":"NEWCO","saleId":"10999-1",
             "importId":"01930000-0000-7000-8000-000000000011","sale":{"saleId":"10999-1","occurredOn":"2026-01-15","amount":"168.00","currency":"EUR"},
             "receivedAt":"2026-01-15T10:00:00Z"}],"nextCursor":null}""";
    private static final String CSV = """
            id,source,account_id,sale_id,occurred_on,amount,currency,import_id,received_at
            01930000-0000-5000-8000-0000000000a1,erp,NEWCO,10999-1,2026-01-15,168.00,EUR,,2026-01-15T10:00:00Z
            """;
    private static final String DISCARD = """
            {"filter":"source = \\"erp\\" AND account = \\"NEWCO\\"","importId":null}""";
    private static final CsvTable<AsideView> TABLE = new CsvTable<AsideView>()
            .with("id", AsideView::id)
            .with("source", AsideView::source)
            .with("account_id", AsideView::account)
            .with("sale_id", AsideView::saleId)
            .with("occurred_on", sale -> sale.sale().get("occurredOn"))
            .with("amount", sale -> sale.sale().get("amount"))
            .with("currency", sale -> sale.sale().get("currency"))
            .with("import_id", AsideView::importId)
            .with("received_at", AsideView::receivedAt);

    private final AsideSales sales;
    private final CursorCodec cursors;
    private final Caller caller;

    AsideSaleResource(AsideSales sales, CursorCodec cursors, Caller caller) {
        this.sales = sales;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("sales:write")
    @Operation(operationId = "listSalesAside", summary = "List sales of accounts nobody knows yet")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = AsideView.class),
                        examples = @ExampleObject(name = "page", value = PAGE)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = CSV))
            })
    public Uni<PageResponse<AsideView>> list(
            @Parameter(description = "AIP-160 filter", example = "account = \"NEWCO\"") @RestQuery String filter,
            @Parameter(example = "receivedAt desc") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return sales.page(ListRequest.of(caller.teams(), filter, orderBy, limit, cursor), cursors);
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("sales:write")
    @Operation(hidden = true)
    public RestMulti<String> export(
            @Parameter(description = "AIP-160 filter", example = "account = \"NEWCO\"") @RestQuery String filter,
            @Parameter(example = "receivedAt desc") @RestQuery String orderBy) {
        return RestMulti.fromMultiData(TABLE.write(sales.all(ListRequest.all(caller.teams(), filter, orderBy))))
                .header("Content-Type", CsvTable.MEDIA_TYPE)
                .build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("sales:write")
    @Operation(operationId = "discardSaleAside", summary = "Throw a sale away that will never find its account")
    @APIResponse(responseCode = "204", description = "Thrown away")
    @APIResponse(responseCode = "404", description = "It is not aside, or was taken in meanwhile")
    public Uni<Void> discard(@RestPath UUID id) {
        return sales.discard(id, caller.write());
    }

    @POST
    @Path("/discard")
    @Consumes("application/json")
    @NeedsAllTeams
    @RolesAllowed("sales:write")
    @Operation(
            operationId = "discardSalesAside",
            summary = "Throw all sales away that a filter, an import, or both select; says how many")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "discard", value = DISCARD)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Discarded.class),
                            examples = @ExampleObject(name = "discarded", value = "{\"discarded\":12}")))
    @APIResponse(responseCode = "422", description = "Neither a filter nor an import")
    public Uni<Discarded> discardAll(@Valid DiscardAsideRequest request) {
        return sales.discardAll(request.filter(), request.importId(), caller.write())
                .map(Discarded::new);
    }

    /**
     * Which sales to throw away.
     *
     * @param filter AIP-160, with the fields of the list
     * @param importId only those that came with this import
     */
    public record DiscardAsideRequest(@Size(max = 2000) String filter, UUID importId) {

        @JsonIgnore
        @AssertTrue(message = "give a filter or an importId, so that not everything is thrown away by mistake")
        boolean isNarrow() {
            return filter != null && !filter.isBlank() || importId != null;
        }
    }

    /** How many sales are gone. */
    public record Discarded(long discarded) {}
}
