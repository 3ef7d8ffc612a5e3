package io.abmsuite.platform.audit.api;

import io.abmsuite.platform.audit.AuditEntryView;
import io.abmsuite.platform.audit.AuditQueries;
import io.abmsuite.platform.audit.Verification;
import io.abmsuite.platform.audit.Verifier;
import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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

/** The audit log: who changed what, when and why, and whether it is still as it was sealed. */
@Path("/v1/audit")
@Tag(name = "Audit")
@Produces("application/json")
@NeedsAllTeams
public class AuditResource {

    private static final String ENTRY = """
            {"id":"01930000-0000-7000-8000-0000000000d1","at":"2026-01-15T10:00:00Z","actor":"maria","action":"archiveAccount",
             "objectType":"account","objectId":"01930000-0000-7000-8000-000000000001",
             "accountId":"01930000-0000-7000-8000-000000000001","before":{"status":"ACTIVE"},"after":{"status":"ARCHIVED"},
             "apart":[],"reason":"merged into another company","requestId":"01930000-0000-7000-8000-0000000000e1",
             "seal":17,"values":null}""";
    private static final String CSV = """
            id,at,actor,action,object_type,object_id,account_id,before,after,apart,reason,request_id,seal
            01930000-0000-7000-8000-0000000000d1,2026-01-15T10:00:00Z,maria,archiveAccount,account,01930000-0000-7000-8000-000000000001,01930000-0000-7000-8000-000000000001,"{""status"":""ACTIVE""}","{""status"":""ARCHIVED""}",,merged into another company,01930000-0000-7000-8000-0000000000e1,17
            """;
    private static final String INTACT = """
            {"intact":true,"fault":null,"seals":17,"entries":240,"erased":0,
             "anchor":"17:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "unsealed":{"entries":1,"oldest":"2026-01-15T10:00:00Z","oldestSeconds":1}}""";
    private static final Pattern ANCHOR = Pattern.compile("\\d{1,18}:[0-9a-f]{64}");
    private static final CsvTable<AuditEntryView> TABLE = new CsvTable<AuditEntryView>()
            .with("id", AuditEntryView::id)
            .with("at", AuditEntryView::at)
            .with("actor", AuditEntryView::actor)
            .with("action", AuditEntryView::action)
            .with("object_type", AuditEntryView::objectType)
            .with("object_id", AuditEntryView::objectId)
            .with("account_id", AuditEntryView::accountId)
            .with("before", entry -> new JsonObject(entry.before()).encode())
            .with("after", entry -> new JsonObject(entry.after()).encode())
            .with("apart", entry -> String.join(" ", entry.apart()))
            .with("reason", AuditEntryView::reason)
            .with("request_id", AuditEntryView::requestId)
            .with("seal", AuditEntryView::seal);

    private final AuditQueries queries;
    private final Verifier verifier;
    private final CursorCodec cursors;
    private final Caller caller;

    AuditResource(AuditQueries queries, Verifier verifier, CursorCodec cursors, Caller caller) {
        this.queries = queries;
        this.verifier = verifier;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("audit:read")
    @Operation(operationId = "listAudit", summary = "List audit entries, the oldest first unless asked otherwise")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = AuditEntryView.class),
                        examples =
                                @ExampleObject(
                                        name = "page",
                                        value = "{\"items\":[" + ENTRY + "],\"nextCursor\":null}")),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = CSV))
            })
    public Uni<PageResponse<AuditEntryView>> list(
            @Parameter(
                            description =
                                    "AIP-160 filter: actor, action, objectType, objectId, accountId, requestId, at",
                            example = "actor = \"maria\" AND at > \"2026-01-01T00:00:00Z\"")
                    @RestQuery
                    String filter,
            @Parameter(example = "at desc") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return queries.page(ListRequest.of(caller.teams(), filter, orderBy, limit, cursor), cursors);
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("audit:read")
    @Operation(hidden = true)
    public RestMulti<String> export(
            @Parameter(
                            description =
                                    "AIP-160 filter: actor, action, objectType, objectId, accountId, requestId, at",
                            example = "actor = \"maria\" AND at > \"2026-01-01T00:00:00Z\"")
                    @RestQuery
                    String filter,
            @Parameter(example = "at desc") @RestQuery String orderBy) {
        return RestMulti.fromMultiData(TABLE.write(queries.all(ListRequest.all(caller.teams(), filter, orderBy))))
                .header("Content-Type", CsvTable.MEDIA_TYPE)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("audit:read")
    @Operation(
            operationId = "getAuditEntry",
            summary = "Read an audit entry; with pii:read also the values that are kept apart")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AuditEntryView.class),
                            examples = @ExampleObject(name = "entry", value = ENTRY)))
    @APIResponse(responseCode = "404", description = "No such entry")
    public Uni<AuditEntryView> get(@RestPath UUID id) {
        return caller.has("pii:read") ? queries.getWithValues(id) : queries.get(id);
    }

    @GET
    @Path("/verification")
    @RolesAllowed("audit:read")
    @Operation(
            operationId = "verifyAudit",
            summary = "Walk the whole chain; names the first entry or seal that was changed, removed or added")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Verification.class),
                            examples = @ExampleObject(name = "intact", value = INTACT)))
    public Uni<Verification> verify(
            @Parameter(
                            description = "A seal noted before, as number:hash; the chain must still hold it",
                            example = "17:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                    @RestQuery
                    String anchor) {
        if (anchor != null && !ANCHOR.matcher(anchor).matches()) {
            throw ProblemException.badRequest(
                    "INVALID_PARAMETER",
                    List.of(FieldFault.query("anchor", "INVALID_VALUE", "must be number:hash, as it was answered")));
        }
        return verifier.verify(anchor);
    }
}
