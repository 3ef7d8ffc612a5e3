package io.abmsuite.accounts.feedback.api;

import io.abmsuite.accounts.account.AccountQueries;
import io.abmsuite.accounts.account.AccountRef;
import io.abmsuite.accounts.feedback.FeedbackKind;
import io.abmsuite.accounts.feedback.FeedbackQueries;
import io.abmsuite.accounts.feedback.FeedbackQueries.FeedbackView;
import io.abmsuite.accounts.feedback.FeedbackService;
import io.abmsuite.accounts.feedback.FeedbackStatus;
import io.abmsuite.accounts.feedback.api.FeedbackRequests.ReceiveFeedbackRequest;
import io.abmsuite.accounts.feedback.api.FeedbackRequests.ReopenFeedbackRequest;
import io.abmsuite.accounts.feedback.api.FeedbackRequests.ResolveFeedbackRequest;
import io.abmsuite.platform.batch.BatchResponse;
import io.abmsuite.platform.batch.Batches;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Feedback: receive, follow, answer. The moves: acknowledge, start, resolve, verify, reopen. */
@Path("/v1/feedback")
@Tag(name = "Feedback")
@Produces("application/json")
@APIResponse(responseCode = "404", description = "No such feedback or account")
public class FeedbackResource {

    private static final String RECEIVE = """
            {"account":"code:ALFKI","kind":"COMPLAINT","cause":"QUALITY","severity":"HIGH",
             "text":"Two of five boxes were damaged.","rating":2,"channel":"phone"}""";
    private static final String FEEDBACK = """
            {"id":"01930000-0000-7000-8000-0000000000f1","accountId":"01930000-0000-7000-8000-000000000001",
             "accountCode":"ALFKI","kind":"COMPLAINT","cause":"QUALITY","severity":"HIGH",
             "text":"Two of five boxes were damaged.","rating":2,"channel":"phone","status":"RECEIVED","open":true,
             "version":1,"receivedAt":"2026-01-15T10:00:00Z","updatedAt":"2026-01-15T10:00:00Z"}""";

    private static final String CREATED =
            "{\"items\":[{\"index\":0,\"status\":201,\"id\":\"01930000-0000-7000-8000-0000000000f1\"}]}";

    private final FeedbackService feedback;
    private final FeedbackQueries queries;
    private final AccountQueries accounts;
    private final CursorCodec cursors;
    private final Caller caller;
    private final Creations creations;
    private final Batches batches;

    FeedbackResource(
            FeedbackService feedback,
            FeedbackQueries queries,
            AccountQueries accounts,
            CursorCodec cursors,
            Caller caller,
            Creations creations,
            Batches batches) {
        this.feedback = feedback;
        this.queries = queries;
        this.accounts = accounts;
        this.cursors = cursors;
        this.caller = caller;
        this.creations = creations;
        this.batches = batches;
    }

    @POST
    @Consumes("application/json")
    @RolesAllowed("feedback:write")
    @Operation(operationId = "receiveFeedback", summary = "Take feedback in; a complaint holds campaigns back")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "complaint", value = RECEIVE)))
    @APIResponse(
            responseCode = "201",
            description = "Received; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = FeedbackView.class),
                            examples = @ExampleObject(name = "feedback", value = FEEDBACK)))
    @APIResponse(responseCode = "422", description = "A field breaks a rule; all faults at once")
    public Uni<Response> receive(ReceiveFeedbackRequest request) {
        Write write = caller.creation(request);
        return creations.once(
                write,
                () -> accounts.resolve("/account", request.account(), caller.teams())
                        .chain(account -> feedback.receive(request.of(account), write))
                        .map(UUID::toString),
                id -> queries.get(UUID.fromString(id), caller.teams())
                        .map(view -> Response.created(URI.create("/v1/feedback/" + id))
                                .entity(view)
                                .build()));
    }

    @POST
    @Path("/batch")
    @Consumes("application/json")
    @RolesAllowed("feedback:write")
    @Operation(
            operationId = "receiveFeedbacks",
            summary = "Take up to 1,000 feedbacks in; each has its own answer, or (atomic=true) all are taken or none")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ReceiveFeedbacksRequest.class),
                            examples = @ExampleObject(name = "batch", value = "{\"items\":[" + RECEIVE + "]}")))
    @APIResponse(
            responseCode = "200",
            description = "Per item 201, 400 or 422",
            content =
                    @Content(
                            schema = @Schema(implementation = BatchResponse.class),
                            examples = @ExampleObject(name = "answers", value = CREATED)))
    @APIResponse(responseCode = "422", description = "Atomic: fields break rules; errors tell item and field")
    public Uni<Response> receiveAll(@RestQuery @DefaultValue("false") Boolean atomic, byte[] body) {
        return batches.create(
                body,
                ReceiveFeedbackRequest.class,
                atomic,
                caller.creation(Uuids.nameBased(new String(body, StandardCharsets.UTF_8))),
                (request, write) -> accounts.resolve("/account", request.account(), caller.teams())
                        .chain(account -> feedback.receive(request.of(account), write)),
                (requests, write) -> Batches.inOrder(
                                requests,
                                (index, request) -> accounts.resolve("/account", request.account(), caller.teams()))
                        .chain(owners -> feedback.receiveAll(
                                IntStream.range(0, owners.size())
                                        .mapToObj(i -> requests.get(i).of(owners.get(i)))
                                        .toList(),
                                write)));
    }

    @GET
    @RolesAllowed("accounts:read")
    @Operation(operationId = "listFeedback", summary = "List feedback in the order it was received")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = FeedbackView.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = "{\"items\":[" + FEEDBACK + "],\"nextCursor\":null}")))
    public Uni<PageResponse<FeedbackView>> list(
            @RestQuery String account,
            @RestQuery FeedbackKind kind,
            @RestQuery FeedbackStatus status,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        Uni<UUID> owner = account == null
                ? Uni.createFrom().nullItem()
                : accounts.require(AccountRef.ofPath(account), caller.teams());
        return owner.chain(id -> {
            PageRequest page = PageRequest.of(
                    "feedback|" + id + kind + status + caller.teams().scope(), limit, cursor, cursors);
            return queries.list(id, kind, status, page, caller.teams())
                    .map(rows -> PageResponse.of(
                            rows, page, cursors, row -> List.of(row.id().toString())));
        });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("accounts:read")
    @Operation(operationId = "getFeedback", summary = "Read a feedback")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = FeedbackView.class),
                            examples = @ExampleObject(name = "feedback", value = FEEDBACK)))
    public Uni<FeedbackView> get(@RestPath UUID id) {
        return queries.get(id, caller.teams());
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed("feedback:write")
    @Operation(operationId = "acknowledgeFeedback", summary = "Tell that somebody has read it")
    @APIResponse(
            responseCode = "200",
            description = "The feedback after the move",
            content =
                    @Content(
                            schema = @Schema(implementation = FeedbackView.class),
                            examples = @ExampleObject(name = "feedback", value = FEEDBACK)))
    @APIResponse(responseCode = "409", description = "The state does not allow it; the allowed moves are told")
    public Uni<FeedbackView> acknowledge(@RestPath UUID id) {
        return feedback.acknowledge(id, caller.write()).chain(this::view);
    }

    @POST
    @Path("/{id}/start")
    @RolesAllowed("feedback:write")
    @Operation(operationId = "startFeedback", summary = "Tell that somebody works on it")
    @APIResponse(
            responseCode = "200",
            description = "The feedback after the move",
            content =
                    @Content(
                            schema = @Schema(implementation = FeedbackView.class),
                            examples = @ExampleObject(name = "feedback", value = FEEDBACK)))
    @APIResponse(responseCode = "409", description = "The state does not allow it; the allowed moves are told")
    public Uni<FeedbackView> start(@RestPath UUID id) {
        return feedback.start(id, caller.write()).chain(this::view);
    }

    @POST
    @Consumes("application/json")
    @Path("/{id}/resolve")
    @RolesAllowed("feedback:write")
    @Operation(operationId = "resolveFeedback", summary = "Resolve it with the answer the customer got")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "answer",
                                            value = "{\"answer\":\"New boxes were sent free of charge.\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The feedback after the move",
            content =
                    @Content(
                            schema = @Schema(implementation = FeedbackView.class),
                            examples = @ExampleObject(name = "feedback", value = FEEDBACK)))
    @APIResponse(responseCode = "409", description = "The state does not allow it; the allowed moves are told")
    @APIResponse(responseCode = "422", description = "The answer is missing")
    public Uni<FeedbackView> resolve(@RestPath UUID id, ResolveFeedbackRequest request) {
        return feedback.resolve(id, request.answer(), caller.write()).chain(this::view);
    }

    @POST
    @Path("/{id}/verify")
    @RolesAllowed("feedback:write")
    @Operation(operationId = "verifyFeedback", summary = "Tell that the customer agrees")
    @APIResponse(
            responseCode = "200",
            description = "The feedback after the move",
            content =
                    @Content(
                            schema = @Schema(implementation = FeedbackView.class),
                            examples = @ExampleObject(name = "feedback", value = FEEDBACK)))
    @APIResponse(responseCode = "409", description = "The state does not allow it; the allowed moves are told")
    public Uni<FeedbackView> verify(@RestPath UUID id) {
        return feedback.verify(id, caller.write()).chain(this::view);
    }

    @POST
    @Consumes("application/json")
    @Path("/{id}/reopen")
    @RolesAllowed("feedback:write")
    @Operation(operationId = "reopenFeedback", summary = "Open it again, with a reason")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "reason",
                                            value = "{\"reason\":\"The new boxes were late.\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The feedback after the move",
            content =
                    @Content(
                            schema = @Schema(implementation = FeedbackView.class),
                            examples = @ExampleObject(name = "feedback", value = FEEDBACK)))
    @APIResponse(responseCode = "409", description = "The state does not allow it; the allowed moves are told")
    @APIResponse(responseCode = "422", description = "The reason is missing")
    public Uni<FeedbackView> reopen(@RestPath UUID id, ReopenFeedbackRequest request) {
        return feedback.reopen(id, request.reason(), caller.write()).chain(this::view);
    }

    private Uni<FeedbackView> view(UUID id) {
        return queries.get(id, caller.teams());
    }
}
