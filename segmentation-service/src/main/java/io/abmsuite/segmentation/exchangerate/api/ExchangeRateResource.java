package io.abmsuite.segmentation.exchangerate.api;

import io.abmsuite.platform.batch.BatchResponse;
import io.abmsuite.platform.batch.Batches;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.exchangerate.ExchangeRateService;
import io.abmsuite.segmentation.exchangerate.NewRate;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Exchange rates to the base currency, per currency and month. */
@Path("/v1/exchange-rates")
@Tag(name = "Exchange rates")
@Produces("application/json")
public class ExchangeRateResource {

    private final ExchangeRateService rates;
    private final CursorCodec cursors;
    private final Caller caller;
    private final Batches batches;

    public ExchangeRateResource(ExchangeRateService rates, CursorCodec cursors, Caller caller, Batches batches) {
        this.rates = rates;
        this.cursors = cursors;
        this.caller = caller;
        this.batches = batches;
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(operationId = "listExchangeRates", summary = "List exchange rates by currency and month")
    @APIResponse(
            responseCode = "200",
            description = "A page of rates",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ExchangeRateResponse.class),
                            examples = @ExampleObject(name = "page", value = RateExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "An unknown or malformed query parameter")
    public Uni<PageResponse<ExchangeRateResponse>> list(
            @Parameter(example = "USD") @RestQuery String currency,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        PageRequest page = PageRequest.of("exchange-rates|" + currency, limit, cursor, cursors);
        return rates.list(currency, page)
                .map(found -> found.stream().map(ExchangeRateResponse::of).toList())
                .map(rows -> PageResponse.of(rows, page, cursors, row -> List.of(row.currency(), row.month() + "-01")));
    }

    @GET
    @Path("/{currency}/{month}")
    @RolesAllowed("segments:read")
    @Operation(operationId = "getExchangeRate", summary = "Read the rate of a currency and month")
    @APIResponse(
            responseCode = "200",
            description = "The rate, with its ETag",
            content =
                    @Content(
                            schema = @Schema(implementation = ExchangeRateResponse.class),
                            examples = @ExampleObject(name = "rate", value = RateExamples.RATE)))
    @APIResponse(responseCode = "404", description = "Nobody gave this rate")
    public Uni<ExchangeRateResponse> get(
            @RestPath @Pattern(regexp = RateNames.CURRENCY, message = RateNames.CURRENCY_MESSAGE) String currency,
            @RestPath @Pattern(regexp = RateNames.MONTH, message = RateNames.MONTH_MESSAGE) String month) {
        return rates.require(currency, YearMonth.parse(month)).map(ExchangeRateResponse::of);
    }

    @PUT
    @Path("/{currency}/{month}")
    @Consumes("application/json")
    @RolesAllowed("segments:admin")
    @Operation(
            operationId = "setExchangeRate",
            summary = "Give the rate of a currency and month, or change it",
            description =
                    "The average of the month, in units of the base currency (setting segmentation.currency). A change"
                            + " needs If-Match. Runs that were made before keep the rate they were made with.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "rate", value = RateExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or the same as before",
            content =
                    @Content(
                            schema = @Schema(implementation = ExchangeRateResponse.class),
                            examples = @ExampleObject(name = "rate", value = RateExamples.RATE)))
    @APIResponse(
            responseCode = "201",
            description = "There was none before",
            content =
                    @Content(
                            schema = @Schema(implementation = ExchangeRateResponse.class),
                            examples = @ExampleObject(name = "rate", value = RateExamples.RATE)))
    @APIResponse(responseCode = "400", description = "Not JSON, an unknown field, or no currency and month")
    @APIResponse(
            responseCode = "412",
            description = "It was changed since it was read, or If-Match was sent for a new one")
    @APIResponse(responseCode = "422", description = "A rate that breaks a rule, or the base currency itself")
    @APIResponse(responseCode = "428", description = "There is a rate already, and If-Match is missing")
    public Uni<Response> set(
            @RestPath @Pattern(regexp = RateNames.CURRENCY, message = RateNames.CURRENCY_MESSAGE) String currency,
            @RestPath @Pattern(regexp = RateNames.MONTH, message = RateNames.MONTH_MESSAGE) String month,
            @Parameter(description = "ETag of the version the change is based on; none for a new rate")
                    @RestHeader("If-Match")
                    String ifMatch,
            SetExchangeRateRequest request) {
        NewRate rate =
                new NewRate(currency, YearMonth.parse(month), request.rate().value());
        return rates.set(rate, ifMatch, caller.write())
                .map(set -> (set.created()
                                ? Response.created(URI.create("/v1/exchange-rates/" + currency + "/" + month))
                                : Response.ok())
                        .entity(ExchangeRateResponse.of(set.rate()))
                        .build());
    }

    @POST
    @Path("/batch")
    @Consumes("application/json")
    @RolesAllowed("segments:admin")
    @Operation(
            operationId = "setExchangeRates",
            summary = "Give up to 1,000 rates, each with an answer of its own, or all together with atomic=true",
            description = "A rate is set whatever was there; the same again changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RateBatch.class),
                            examples = @ExampleObject(name = "rates", value = RateExamples.BATCH)))
    @APIResponse(
            responseCode = "200",
            description = "One answer per rate, in order",
            content =
                    @Content(
                            schema = @Schema(implementation = BatchResponse.class),
                            examples = @ExampleObject(name = "answers", value = RateExamples.ANSWERS)))
    @APIResponse(responseCode = "422", description = "Atomic: fields break rules; errors tell item and field")
    public Uni<Response> setAll(@RestQuery @DefaultValue("false") Boolean atomic, byte[] body) {
        return batches.create(
                body,
                AddExchangeRateRequest.class,
                atomic,
                caller.creation(Uuids.nameBased(new String(body, StandardCharsets.UTF_8))),
                (request, write) -> rates.put(request.rateOf(), write),
                (requests, write) -> rates.putAll(
                        requests.stream().map(AddExchangeRateRequest::rateOf).toList(), write));
    }

    /** Rates to set. */
    public record RateBatch(List<AddExchangeRateRequest> items) {}
}
