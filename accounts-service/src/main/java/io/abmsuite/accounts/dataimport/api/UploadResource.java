package io.abmsuite.accounts.dataimport.api;

import io.abmsuite.accounts.dataimport.ImportFormat;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.ImportView;
import io.abmsuite.accounts.dataimport.api.Uploads.Upload;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** Takes files of accounts, contacts and sales in. The body is the file. */
@Path("/v1/imports")
@Tag(name = "Imports")
@Produces("application/json")
@NeedsAllTeams
public class UploadResource {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String SALES =
            "sale_id,account_id,occurred_on,amount,currency\n10248-1,ALFKI,2025-07-04,168.00,EUR\n";
    private static final String LIMITS = """
            The file as it is, in UTF-8; Content-Encoding: gzip is understood. At most 4 GiB unpacked, 20,000,000 rows, \
            200 columns with names of up to 100 characters, and 1 MiB per row (per line of NDJSON). A file beyond a limit \
            of size is refused with 413; what is wrong inside is told by the import: by its problem if it cannot be read \
            on, else row by row by its errors.""";

    private final Uploads uploads;
    private final SecurityIdentity identity;

    UploadResource(Uploads uploads, SecurityIdentity identity) {
        this.uploads = uploads;
        this.identity = identity;
    }

    @POST
    @Consumes({CSV, NDJSON})
    @Blocking
    @RolesAllowed({"accounts:write", "sales:write"})
    @Operation(
            operationId = "startImport",
            summary = "Import accounts, contacts (accounts:write) or sales (sales:write) from CSV or NDJSON",
            description = LIMITS)
    @RequestBody(
            content = {
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "sales", value = SALES)),
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "202",
            description = "The whole file is safe; Location tells how it goes on",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "import", value = ImportExamples.IMPORT)))
    @APIResponse(responseCode = "400", description = "kind is missing or unknown, or the gzip is broken")
    @APIResponse(responseCode = "413", description = "The file is too large")
    @APIResponse(
            responseCode = "415",
            description = "Neither text/csv nor application/x-ndjson, or another encoding than gzip")
    @Parameter(
            name = "dryRun",
            in = ParameterIn.QUERY,
            description = "true: the same checks, counts and errors; nothing is changed, nothing is published",
            schema = @Schema(type = SchemaType.BOOLEAN))
    public Response start(
            @Parameter(required = true, example = "sales") @RestQuery ImportKind kind,
            @Parameter(description = "System the file comes from; ids are unique in it", example = "erp") @RestQuery
                    String source,
            @RestQuery String dryRun,
            @RestHeader("Content-Type") String contentType,
            @Parameter(hidden = true) @RestHeader("Content-Encoding") String encoding,
            InputStream body)
            throws IOException {
        check(kind, source, dryRun);
        ImportFormat format = contentType.startsWith(CSV) ? ImportFormat.CSV : ImportFormat.NDJSON;
        boolean gzip = isGzip(encoding);
        return uploads.take(
                new Upload(kind, source == null ? "default" : source, format, Boolean.parseBoolean(dryRun), gzip),
                body);
    }

    private void check(ImportKind kind, String source, String dryRun) {
        List<FieldFault> faults = new ArrayList<>();
        if (kind == null) {
            faults.add(FieldFault.query("kind", "REQUIRED", "is required: accounts, contacts or sales"));
        }
        if (source != null && (source.isBlank() || source.length() > 60 || source.indexOf('\0') >= 0)) {
            faults.add(FieldFault.query("source", "SIZE", "must have 1 to 60 characters"));
        }
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            faults.add(FieldFault.query("dryRun", "INVALID_VALUE", "must be true or false"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest("INVALID_PARAMETER", faults);
        }
        if (!identity.hasRole(kind == ImportKind.sales ? "sales:write" : "accounts:write")) {
            throw new ForbiddenException();
        }
    }

    private static boolean isGzip(String encoding) {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new ProblemException(Problem.of(
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Content-Encoding " + encoding + " is not understood; send the file as it is, or as gzip."));
        }
        return true;
    }
}
