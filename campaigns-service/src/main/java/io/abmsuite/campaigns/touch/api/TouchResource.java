package io.abmsuite.campaigns.touch.api;

import io.abmsuite.campaigns.touch.Outcome;
import io.abmsuite.campaigns.touch.TouchQueries;
import io.abmsuite.campaigns.touch.TouchQueries.TouchView;
import io.abmsuite.campaigns.touch.TouchService;
import io.abmsuite.campaigns.touch.TouchStatus;
import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.web.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/** Touches, pulled by marketing automation: what is due, and what became of it. Personal data: answers are not cached. */
@Path("/v1/touches")
@Tag(name = "Touches")
@Produces("application/json")
public class TouchResource {

    private static final String TOUCH = """
            {"id":"01930000-0000-7000-8000-0000000000d1","campaignId":"01930000-0000-7000-8000-0000000000b1",
             "campaignName":"Spring core accounts","accountId":"01930000-0000-7000-8000-000000000001",
             "accountCode":"ALFKI","accountName":"Alfreds Futterkiste","contactId":"01930000-0000-7000-8000-0000000000c1",
             "contactName":"Maria Example","phone":"030-0000000","status":"DUE","dueOn":"2026-02-01",
             "subject":"An idea for Alfreds Futterkiste","text":"Dear Maria Example, shall we meet in Berlin?"}""";

    /** What became of a touch; failed and skipped need a reason. */
    public record ReportOutcomeRequest(
            @NotNull Outcome outcome, @Size(max = 1000) String reason, Instant occurredAt) {}

    private static final String CSV = """
            id,campaign,account_id,account_name,contact_name,email,phone,status,due_on,subject,text
            01930000-0000-7000-8000-0000000000d1,Spring core accounts,ALFKI,Alfreds Futterkiste,Maria Example,,030-0000000,DUE,2026-02-01,An idea,Dear Maria Example
            """;
    private static final CsvTable<TouchView> TABLE = new CsvTable<TouchView>()
            .with("id", TouchView::id)
            .with("campaign", TouchView::campaignName)
            .with("account_id", TouchView::accountCode)
            .with("account_name", TouchView::accountName)
            .with("contact_name", TouchView::contactName)
            .with("email", TouchView::email)
            .with("phone", TouchView::phone)
            .with("status", TouchView::status)
            .with("due_on", TouchView::dueOn)
            .with("subject", TouchView::subject)
            .with("text", TouchView::text);

    private final TouchService touches;
    private final TouchQueries queries;
    private final CursorCodec cursors;
    private final Caller caller;

    TouchResource(TouchService touches, TouchQueries queries, CursorCodec cursors, Caller caller) {
        this.touches = touches;
        this.queries = queries;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("campaigns:deliver")
    @Operation(
            operationId = "listTouches",
            summary = "List touches with their text; status=due gives those that may be delivered now")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = TouchView.class),
                        examples =
                                @ExampleObject(
                                        name = "page",
                                        value = "{\"items\":[" + TOUCH + "],\"nextCursor\":null}")),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = CSV))
            })
    public Uni<PageResponse<TouchView>> list(
            @Parameter(example = "due", description = "planned, due, claimed, delivered, failed or skipped") @RestQuery
                    String status,
            @RestQuery UUID campaign,
            @Parameter(description = "AIP-160 filter", example = "cell = \"AX\" AND dueOn <= 2026-02-01") @RestQuery
                    String filter,
            @Parameter(example = "dueOn, accountName") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return queries.page(
                statusOf(status), campaign, ListRequest.of(caller.teams(), filter, orderBy, limit, cursor), cursors);
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("campaigns:deliver")
    @Operation(hidden = true)
    public RestMulti<String> export(
            @Parameter(example = "due", description = "planned, due, claimed, delivered, failed or skipped") @RestQuery
                    String status,
            @RestQuery UUID campaign,
            @Parameter(description = "AIP-160 filter", example = "cell = \"AX\" AND dueOn <= 2026-02-01") @RestQuery
                    String filter,
            @Parameter(example = "dueOn, accountName") @RestQuery String orderBy) {
        return RestMulti.fromMultiData(TABLE.write(
                        queries.all(statusOf(status), campaign, ListRequest.all(caller.teams(), filter, orderBy))))
                .header("Content-Type", CsvTable.MEDIA_TYPE)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("campaigns:deliver")
    @Operation(operationId = "getTouch", summary = "Read a touch")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = TouchView.class),
                            examples = @ExampleObject(name = "touch", value = TOUCH)))
    @APIResponse(responseCode = "404", description = "No such touch")
    public Uni<TouchView> get(@RestPath UUID id) {
        return queries.get(id, caller.teams());
    }

    @POST
    @Consumes("application/json")
    @Path("/{id}/outcome")
    @RolesAllowed("campaigns:deliver")
    @Operation(operationId = "reportOutcome", summary = "Report what became of a due touch; it is seen on the account")
    @RequestBody(
            content = @Content(examples = @ExampleObject(name = "delivered", value = "{\"outcome\":\"DELIVERED\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = TouchView.class),
                            examples = @ExampleObject(name = "touch", value = TOUCH)))
    @APIResponse(responseCode = "404", description = "No such touch")
    @APIResponse(responseCode = "409", description = "It is not due (any more)")
    @APIResponse(responseCode = "422", description = "A field breaks a rule, or the reason is missing")
    public Uni<TouchView> report(@RestPath UUID id, ReportOutcomeRequest request) {
        return touches.report(id, request.outcome(), request.reason(), request.occurredAt(), caller.write());
    }

    private static TouchStatus statusOf(String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(TouchStatus.values())
                .filter(status -> status.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(
                        "INVALID_PARAMETER",
                        List.of(FieldFault.query(
                                "status",
                                "INVALID_VALUE",
                                "must be one of " + Arrays.toString(TouchStatus.values())))));
    }
}
