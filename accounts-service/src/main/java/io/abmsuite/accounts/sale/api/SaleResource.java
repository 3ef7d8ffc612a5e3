package io.abmsuite.accounts.sale.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.accounts.sale.SaleDates;
import io.abmsuite.accounts.sale.SaleIntake;
import io.abmsuite.accounts.sale.SaleIntake.Outcome;
import io.abmsuite.accounts.sale.SaleIntake.Reported;
import io.abmsuite.platform.audit.Unaudited;
import io.abmsuite.platform.batch.BatchItems;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.web.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sales intake: single and batch. A retry with the same ids is always safe. */
@Path("/v1/sales")
@Tag(name = "Sales")
@Produces("application/json")
@Consumes("application/json")
public class SaleResource {

    private static final String SALE = """
            {"saleId":"10248-1","source":"erp","account":"code:ALFKI","occurredOn":"2025-07-04",
             "amount":{"amount":"168.00","currency":"EUR"},"quantity":"12","product":"Cheese","orderId":"10248"}""";
    private static final String TAKEN =
            "{\"status\":202,\"id\":\"5c2a0f9e-0000-8000-8000-000000000001\",\"aside\":false}";

    /** What became of a sale. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SaleResponse(int status, UUID id, Boolean aside, Problem problem) {}

    /** What became of an item of a batch. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SaleItemResponse(int index, int status, UUID id, Boolean aside, Problem problem) {}

    /** One entry per item, in order. */
    public record SaleBatchResponse(@NotNull List<SaleItemResponse> items) {}

    private final SaleIntake intake;
    private final SaleDates dates;
    private final BatchItems batch;
    private final Caller caller;
    private final String defaultCurrency;

    SaleResource(
            SaleIntake intake,
            SaleDates dates,
            BatchItems batch,
            Caller caller,
            @ConfigProperty(name = "abm.default-currency") String defaultCurrency) {
        this.intake = intake;
        this.dates = dates;
        this.batch = batch;
        this.caller = caller;
        this.defaultCurrency = defaultCurrency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("sales:write")
    @Unaudited("the ledger keeps every revision of a sale")
    @Operation(operationId = "postSale", summary = "Report a sale, a correction or a void")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PostSaleRequest.class),
                            examples = @ExampleObject(name = "sale", value = SALE)))
    @APIResponse(
            responseCode = "202",
            description = "Taken; aside means it waits for its account",
            content =
                    @Content(
                            schema = @Schema(implementation = SaleResponse.class),
                            examples = @ExampleObject(name = "taken", value = TAKEN)))
    @APIResponse(responseCode = "422", description = "A field breaks a rule; all faults at once")
    @APIResponse(responseCode = "503", description = "May have been taken; send it again with the same ids")
    public Uni<Response> post(PostSaleRequest request) {
        checkDate(request);
        return intake.take(List.of(new Reported(request.account(), request.toSale(defaultCurrency))), caller.teams())
                .map(outcomes -> outcomes.get(0))
                .map(outcome -> {
                    if (outcome.problem() != null) {
                        throw new ProblemException(outcome.problem());
                    }
                    return Response.status(outcome.status())
                            .entity(new SaleResponse(outcome.status(), outcome.id(), outcome.aside(), null))
                            .build();
                });
    }

    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("sales:write")
    @Unaudited("the ledger keeps every revision of a sale")
    @Operation(operationId = "postSales", summary = "Report up to 1,000 sales; each item has its own answer")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PostSalesRequest.class),
                            examples = @ExampleObject(name = "batch", value = "{\"items\":[" + SALE + "]}")))
    @APIResponse(
            responseCode = "200",
            description = "Per item 202, 422 or 503",
            content =
                    @Content(
                            schema = @Schema(implementation = SaleBatchResponse.class),
                            examples =
                                    @ExampleObject(
                                            name = "answers",
                                            value =
                                                    "{\"items\":[{\"index\":0,\"status\":202,"
                                                            + "\"id\":\"5c2a0f9e-0000-8000-8000-000000000001\",\"aside\":false}]}")))
    @APIResponse(responseCode = "400", description = "Not a batch")
    public Uni<SaleBatchResponse> postAll(byte[] body) {
        List<JsonNode> items = batch.of(body);
        SaleItemResponse[] answers = new SaleItemResponse[items.size()];
        List<Reported> good = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            try {
                PostSaleRequest request = batch.read(items.get(i), PostSaleRequest.class);
                checkDate(request);
                good.add(new Reported(request.account(), request.toSale(defaultCurrency)));
                places.add(i);
            } catch (ProblemException refused) {
                Problem problem = refused.problem();
                answers[i] = new SaleItemResponse(
                        i, 422, null, null, Problem.of(422, problem.code(), problem.detail(), problem.errors()));
            }
        }
        return intake.take(good, caller.teams()).map(outcomes -> {
            for (int i = 0; i < outcomes.size(); i++) {
                Outcome outcome = outcomes.get(i);
                int place = places.get(i);
                answers[place] =
                        new SaleItemResponse(place, outcome.status(), outcome.id(), outcome.aside(), outcome.problem());
            }
            return new SaleBatchResponse(List.of(answers));
        });
    }

    private void checkDate(PostSaleRequest request) {
        if (dates.isTooLate(request.occurredOn())) {
            throw ProblemException.unprocessable("/occurredOn", "DATE_IN_FUTURE", "must not lie after tomorrow");
        }
    }
}
