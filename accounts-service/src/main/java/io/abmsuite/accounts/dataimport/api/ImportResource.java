package io.abmsuite.accounts.dataimport.api;

import io.abmsuite.accounts.dataimport.ImportFiles;
import io.abmsuite.accounts.dataimport.ImportFormat;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.ImportQueries;
import io.abmsuite.accounts.dataimport.ImportQueries.ImportView;
import io.abmsuite.accounts.dataimport.ImportQueue;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.web.Prefer;
import io.abmsuite.platform.write.Write;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Imports of accounts, contacts and sales from CSV or NDJSON. The body is the file; it may be as large as 4 GB. */
@Path("/v1/imports")
@Tag(name = "Imports")
@Produces("application/json")
@Consumes("application/json")
@NeedsAllTeams
public class ImportResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SALES =
            "sale_id,account_id,occurred_on,amount,currency\n10248-1,ALFKI,2025-07-04,168.00,EUR\n";
    private static final String SALES_NDJSON =
            "{\"sale_id\":\"10248-2\",\"account_id\":\"ALFKI\",\"occurred_on\":\"2025-07-04\",\"amount\":\"98.00\"}\n";
    private static final String IMPORT = """
            {"id":"01930000-0000-7000-8000-000000000011","kind":"sales","source":"erp","status":"COMPLETED",
             "rowsRead":1,"rowsAccepted":1,"rowsChanged":0,"rowsRejected":0,"rowsAside":0,
             "position":"abm.sales/3@1","progress":100,"ignoredColumns":[],"problem":null,"createdBy":"erp-sync",
             "createdAt":"2026-01-15T10:00:00Z","finishedAt":"2026-01-15T10:00:01Z"}""";

    private final ImportFiles files;
    private final ImportQueue queue;
    private final ImportQueries imports;
    private final CursorCodec cursors;
    private final SecurityIdentity identity;
    private final Caller caller;
    private final Creations creations;

    ImportResource(
            ImportFiles files,
            ImportQueue queue,
            ImportQueries imports,
            CursorCodec cursors,
            SecurityIdentity identity,
            Caller caller,
            Creations creations) {
        this.files = files;
        this.queue = queue;
        this.imports = imports;
        this.cursors = cursors;
        this.identity = identity;
        this.caller = caller;
        this.creations = creations;
    }

    @POST
    @Consumes({CSV, NDJSON})
    @Blocking
    @RolesAllowed({"accounts:write", "sales:write"})
    @Operation(
            operationId = "startImport",
            summary = "Import accounts, contacts (accounts:write) or sales (sales:write) from CSV or NDJSON")
    @RequestBody(
            content = {
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "sales", value = SALES)),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "sales", value = SALES_NDJSON))
            })
    @APIResponse(
            responseCode = "202",
            description = "The whole file is safe; Location tells how it goes on",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "import", value = IMPORT)))
    @APIResponse(responseCode = "400", description = "kind is missing or unknown")
    @APIResponse(responseCode = "415", description = "Neither text/csv nor application/x-ndjson")
    public Response start(
            @Parameter(required = true, example = "sales") @RestQuery ImportKind kind,
            @Parameter(description = "System the file comes from; ids are unique in it", example = "erp") @RestQuery
                    String source,
            @RestHeader("Content-Type") String contentType,
            @RestHeader("Content-Encoding") String encoding,
            InputStream body)
            throws IOException {
        check(kind, source, encoding);
        UUID id = Uuids.timeOrdered();
        String from = source == null ? "default" : source;
        ImportFormat format = contentType.startsWith(CSV) ? ImportFormat.CSV : ImportFormat.NDJSON;
        Fingerprint digested = new Fingerprint(body, kind + from + format);
        long bytes = files.store(id, digested);
        String sha256 = digested.sha256();
        Write write = caller.creation(digested.value(sha256));
        return creations
                .once(
                        write,
                        () -> queue.add(id, kind, from, format, bytes, sha256, write)
                                .replaceWith(id.toString()),
                        created -> imports.get(UUID.fromString(created))
                                .map(view -> Response.accepted(view)
                                        .location(URI.create("/v1/imports/" + created))
                                        .build()))
                .await()
                .atMost(PATIENCE);
    }

    private void check(ImportKind kind, String source, String encoding) {
        List<FieldFault> faults = new ArrayList<>();
        if (kind == null) {
            faults.add(FieldFault.query("kind", "REQUIRED", "is required: accounts, contacts or sales"));
        }
        if (source != null && (source.isBlank() || source.length() > 60)) {
            faults.add(FieldFault.query("source", "SIZE", "must have 1 to 60 characters"));
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            faults.add(new FieldFault("header:Content-Encoding", "INVALID_VALUE", "send the file uncompressed"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest("INVALID_PARAMETER", faults);
        }
        if (!identity.hasRole(kind == ImportKind.sales ? "sales:write" : "accounts:write")) {
            throw new ForbiddenException();
        }
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
                                            value = "{\"items\":[" + IMPORT + "],\"nextCursor\":null}")))
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
                            examples = @ExampleObject(name = "import", value = IMPORT)))
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
}
