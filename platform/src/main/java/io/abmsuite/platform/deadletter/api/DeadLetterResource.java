package io.abmsuite.platform.deadletter.api;

import io.abmsuite.platform.audit.Unaudited;
import io.abmsuite.platform.deadletter.DeadLetterQueries;
import io.abmsuite.platform.deadletter.DeadLetterService;
import io.abmsuite.platform.deadletter.DeadLetterService.ReplayReport;
import io.abmsuite.platform.deadletter.DeadLetterView;
import io.abmsuite.platform.deadletter.api.DeadLetterRequests.DiscardRequest;
import io.abmsuite.platform.deadletter.api.DeadLetterRequests.ReplayAllRequest;
import io.abmsuite.platform.deadletter.api.DeadLetterRequests.ReplayRequest;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Messages that could not be applied: looked at, replayed, discarded. */
@Path("/v1/dead-letters")
@Tag(name = "Dead letters")
@Produces("application/json")
@NeedsAllTeams
public class DeadLetterResource {

    private static final String PERSONAL = "pii:read";

    private final DeadLetterQueries queries;
    private final DeadLetterService letters;
    private final Caller caller;

    DeadLetterResource(DeadLetterQueries queries, DeadLetterService letters, Caller caller) {
        this.queries = queries;
        this.letters = letters;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("admin")
    @Operation(
            operationId = "listDeadLetters",
            summary = "List messages that could not be applied, and those held back behind them",
            description =
                    "Fields to filter and order by: consumer, topic, key, code, state, failedAt. Settled ones are kept"
                            + " for a while.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = DeadLetterView.class),
                            examples = @ExampleObject(name = "page", value = DeadLetterExamples.PAGE)))
    public Uni<PageResponse<DeadLetterView>> list(
            @Parameter(description = "AIP-160 filter", example = "state = \"WAITING\"") @RestQuery String filter,
            @Parameter(example = "failedAt desc") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return queries.page(ListRequest.of(caller.teams(), filter, orderBy, limit, cursor), caller.has(PERSONAL));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "getDeadLetter",
            summary = "Inspect a message: headers, payload, what was done with it",
            description =
                    "Payload and cause of messages with personal data are shown to callers who also have pii:read.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DeadLetterView.class),
                            examples = @ExampleObject(name = "waiting", value = DeadLetterExamples.ONE)))
    @APIResponse(responseCode = "404", description = "No such dead letter")
    public Uni<DeadLetterView> get(@RestPath UUID id) {
        return queries.get(id, caller.has(PERSONAL));
    }

    @POST
    @Path("/{id}/replay")
    @Consumes("application/json")
    @RolesAllowed("admin")
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Apply it again, and then what it held back, in order, up to the next failure")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "reason", value = DeadLetterExamples.REPLAY)))
    @APIResponse(
            responseCode = "200",
            description = "Applied",
            content =
                    @Content(
                            schema = @Schema(implementation = DeadLetterView.class),
                            examples = @ExampleObject(name = "applied", value = DeadLetterExamples.APPLIED)))
    @APIResponse(responseCode = "404", description = "No such dead letter")
    @APIResponse(responseCode = "409", description = "It is settled, or another one of its key stands in front")
    @APIResponse(responseCode = "412", description = "It was changed since it was read")
    @APIResponse(responseCode = "422", description = "It still cannot be applied; it stays, with the new cause")
    public Uni<DeadLetterView> replay(@RestPath UUID id, ReplayRequest request) {
        return letters.replay(id, caller.write(), request.reason()).chain(() -> get(id));
    }

    @POST
    @Path("/{id}/discard")
    @Consumes("application/json")
    @RolesAllowed("admin")
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Give it up, with a reason; what it held back is applied in order")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "reason", value = DeadLetterExamples.DISCARD)))
    @APIResponse(
            responseCode = "200",
            description = "Discarded",
            content =
                    @Content(
                            schema = @Schema(implementation = DeadLetterView.class),
                            examples = @ExampleObject(name = "discarded", value = DeadLetterExamples.DISCARDED)))
    @APIResponse(responseCode = "404", description = "No such dead letter")
    @APIResponse(responseCode = "409", description = "It is settled")
    @APIResponse(responseCode = "412", description = "It was changed since it was read")
    @APIResponse(responseCode = "422", description = "The reason is missing")
    public Uni<DeadLetterView> discard(@RestPath UUID id, DiscardRequest request) {
        return letters.discard(id, caller.write(), request.reason()).chain(() -> get(id));
    }

    @POST
    @Path("/replay")
    @Consumes("application/json")
    @RolesAllowed("admin")
    @Unaudited("each message that was applied has an entry of its own")
    @Operation(
            operationId = "replayDeadLetters",
            summary = "Replay the waiting ones a filter finds, oldest first, each for itself")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "filter", value = DeadLetterExamples.REPLAY_ALL)))
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayReport.class),
                            examples = @ExampleObject(name = "report", value = DeadLetterExamples.REPORT)))
    @APIResponse(responseCode = "422", description = "The filter is missing, or the limit is out of range")
    public Uni<ReplayReport> replayAll(ReplayAllRequest request) {
        return letters.replayAll(request.filter(), request.most(), caller.write(), request.reason());
    }
}
