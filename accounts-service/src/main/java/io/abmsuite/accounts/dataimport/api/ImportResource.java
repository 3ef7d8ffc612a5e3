package io.abmsuite.accounts.dataimport.api;

import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.ImportQueries;
import io.abmsuite.accounts.dataimport.ImportView;
import io.abmsuite.accounts.dataimport.revert.Reverts;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.web.Prefer;
import io.abmsuite.platform.write.Write;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Shows imports with their progress, their wrong rows, and takes them back. */
@Path("/v1/imports")
@Tag(name = "Imports")
@Produces("application/json")
@Consumes("application/json")
@NeedsAllTeams
public class ImportResource {

    private static final String CSV = "text/csv";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String KEPT =
            "id,name,outcome,cause\n01930000-0000-7000-8000-000000000001,ALFKI,ARCHIVED,HAS_SALES\n";

    private final ImportQueries imports;
    private final Reverts reverts;
    private final CursorCodec cursors;
    private final SecurityIdentity identity;
    private final Caller caller;

    ImportResource(
            ImportQueries imports, Reverts reverts, CursorCodec cursors, SecurityIdentity identity, Caller caller) {
        this.imports = imports;
        this.reverts = reverts;
        this.cursors = cursors;
        this.identity = identity;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"accounts:read", "accounts:write", "sales:write"})
    @Operation(operationId = "listImports", summary = "List imports, the newest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ImportView.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = "{\"items\":[" + ImportExamples.IMPORT + "],\"nextCursor\":null}")))
    public Uni<PageResponse<ImportView>> list(@RestQuery Integer limit, @RestQuery String cursor) {
        PageRequest page = PageRequest.of("imports", limit, cursor, cursors);
        return imports.list(page)
                .map(rows -> PageResponse.of(
                        rows, page, cursors, row -> List.of(row.id().toString())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"accounts:read", "accounts:write", "sales:write"})
    @Operation(operationId = "getImport", summary = "Read an import; Prefer: wait=N waits until it is finished")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "import", value = ImportExamples.IMPORT)))
    @APIResponse(responseCode = "404", description = "No such import")
    public Uni<ImportView> get(@RestPath UUID id, @RestHeader("Prefer") String prefer) {
        Duration wait = Prefer.wait(prefer);
        return wait.isZero() ? imports.get(id) : imports.await(id, wait);
    }

    @GET
    @Path("/{id}/errors")
    @Produces(CSV)
    @Blocking
    @RolesAllowed({"accounts:write", "sales:write"})
    @Operation(operationId = "getImportErrors", summary = "Read the wrong rows: row, column, code, message, the row")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "errors",
                                            value =
                                                    "row,column,code,message,the row\n"
                                                            + "7,amount,INVALID_AMOUNT,must be a decimal,\"1,ALFKI,2025-07-04,1e3\"\n")))
    @APIResponse(responseCode = "404", description = "No such import")
    public StreamingOutput errors(@RestPath UUID id) {
        imports.get(id).await().atMost(PATIENCE);
        return new ErrorCsv(imports, id);
    }

    @POST
    @Path("/{id}/revert")
    @RolesAllowed({"accounts:write", "sales:write"})
    @Operation(
            operationId = "revertImport",
            summary = "Take back what a completed import has done, for a reason",
            description = """
                    Works as long as the file is kept (revertibleUntil). Accounts and contacts it has inserted are removed; \
                    those that something hangs on or that somebody has changed since are archived. What it has changed gets \
                    its former values, unless it was changed since. Sales are voided under their ids, those that wait for \
                    their account are discarded. The import tells the counts, /kept lists what could not be taken back.""")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "revert", value = "{\"reason\":\"wrong file\"}")))
    @APIResponse(
            responseCode = "202",
            description = "Queued, or under way already; Location tells how it goes on",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "import", value = ImportExamples.REVERTED)))
    @APIResponse(responseCode = "404", description = "No such import")
    @APIResponse(
            responseCode = "409",
            description = "It is not completed, was a dry run, or its file is kept no longer")
    @APIResponse(responseCode = "422", description = "The reason is missing")
    public Uni<Response> revert(@RestPath UUID id, @Valid RevertRequest request) {
        Write write = caller.write();
        return imports.get(id)
                .invoke(view -> requireRole(view.kind()))
                .chain(() -> reverts.request(id, request.reason(), write))
                .chain(() -> imports.get(id))
                .map(view -> Response.accepted(view)
                        .location(URI.create("/v1/imports/" + id))
                        .build());
    }

    private void requireRole(ImportKind kind) {
        if (!identity.hasRole(kind == ImportKind.sales ? "sales:write" : "accounts:write")) {
            throw new ForbiddenException();
        }
    }

    /** Why an import is taken back. */
    public record RevertRequest(@NotBlank @Size(max = 500) String reason) {}

    @GET
    @Path("/{id}/kept")
    @Produces(CSV)
    @Blocking
    @RolesAllowed({"accounts:write", "sales:write"})
    @Operation(
            operationId = "getImportKept",
            summary = "Read what a revert could not take back: id, name, outcome, cause")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "kept", value = KEPT)))
    @APIResponse(responseCode = "404", description = "No such import")
    public StreamingOutput kept(@RestPath UUID id) {
        imports.get(id).await().atMost(PATIENCE);
        return new KeptCsv(reverts, id);
    }
}
