package io.abmsuite.segmentation.explanation.api;

import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.explanation.Explanation;
import io.abmsuite.segmentation.explanation.ExplanationService;
import io.abmsuite.segmentation.explanation.ExplanationService.Found;
import io.abmsuite.segmentation.ledger.EffectiveSales;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Why a run put an account where it is. */
@Path("/v1/runs/{id}/explanations/{account}")
@Tag(name = "Explanations")
@Produces("application/json")
public class ExplanationResource {

    private static final String ACCOUNT = "Account id or code:CODE";

    private final ExplanationService explanations;
    private final EffectiveSales sales;
    private final CursorCodec cursors;
    private final Caller caller;

    ExplanationResource(ExplanationService explanations, EffectiveSales sales, CursorCodec cursors, Caller caller) {
        this.explanations = explanations;
        this.sales = sales;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "explainResult",
            summary = "Explain why a run put an account into its classes (Accept: text/html: a page to read)",
            description = "The periods are recomputed from the ledger as it was at the watermark of the run.")
    @APIResponse(
            responseCode = "200",
            description = "The figures and rules that decided, in words and numbers, and where they come from",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = Explanation.class),
                        examples = @ExampleObject(name = "explanation", value = ExplanationExamples.EXPLANATION)),
                @Content(
                        mediaType = "text/html",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "page", value = ExplanationExamples.PAGE))
            })
    @APIResponse(responseCode = "404", description = "No such run, or no such account in it")
    @APIResponse(
            responseCode = "409",
            description = "The run is not completed, or the ledger does not lead to the stored result")
    public Uni<Explanation> explain(
            @RestPath UUID id, @Parameter(example = "code:ALFKI", description = ACCOUNT) @RestPath String account) {
        return explanations.explain(id, account, caller.teams());
    }

    @GET
    @Produces("text/html;qs=0.5")
    @RolesAllowed("segments:read")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> page(@RestPath UUID id, @RestPath String account) {
        return explanations
                .explain(id, account, caller.teams())
                .map(found -> RestResponse.ResponseBuilder.ok(ExplanationPage.of(found), "text/html;charset=UTF-8")
                        .header("Content-Security-Policy", ExplanationPage.POLICY)
                        .build());
    }

    @GET
    @Path("/sales")
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "listExplainedSales",
            summary = "List the sales behind a result, as they were when the run saw them",
            description = "Of each sale the highest revision up to the watermark, unless voided; newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of sales",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = SaleResponse.class),
                        examples = @ExampleObject(name = "page", value = ExplanationExamples.SALES)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = ExplanationExamples.SALES_CSV))
            })
    @APIResponse(responseCode = "404", description = "No such run, or no such account in it")
    @APIResponse(responseCode = "409", description = "The run is not completed")
    public Uni<PageResponse<SaleResponse>> sales(
            @RestPath UUID id,
            @Parameter(example = "code:ALFKI", description = ACCOUNT) @RestPath String account,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        VisibleTeams teams = caller.teams();
        return explanations
                .find(id, account, teams)
                .chain(found -> sales.page(found.sales(teams), page(found, limit, cursor, teams), cursors)
                        .map(page -> new PageResponse<>(
                                page.items().stream()
                                        .map(sale -> SaleResponse.of(sale, found))
                                        .toList(),
                                page.nextCursor())));
    }

    private PageRequest page(Found found, Integer limit, String cursor, VisibleTeams teams) {
        String list = "explained-sales|" + found.run().id() + "|" + found.line().accountId() + teams.scope();
        return PageRequest.of(list, limit, cursor, cursors);
    }

    @GET
    @Path("/sales")
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("segments:read")
    @Operation(hidden = true)
    public RestMulti<String> export(@RestPath UUID id, @RestPath String account) {
        VisibleTeams teams = caller.teams();
        return RestMulti.fromUniResponse(
                explanations.find(id, account, teams),
                found -> SaleCsv.TABLE.write(sales.all(found.sales(teams))
                        .map(chunk -> chunk.stream()
                                .map(sale -> SaleResponse.of(sale, found))
                                .toList())),
                found -> CsvTable.HEADERS);
    }
}
