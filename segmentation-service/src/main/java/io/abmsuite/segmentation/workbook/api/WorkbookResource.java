package io.abmsuite.segmentation.workbook.api;

import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.segmentation.workbook.WorkbookService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;

/** A run as a workbook. */
@Path("/v1/runs/{id}/workbook")
@Tag(name = "Runs")
public class WorkbookResource {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final WorkbookService workbooks;

    WorkbookResource(WorkbookService workbooks) {
        this.workbooks = workbooks;
    }

    @GET
    @NeedsAllTeams
    @Produces(XLSX)
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "getRunWorkbook",
            summary = "Read the run as a workbook whose classes follow its parameter cells",
            description = "Sheets: Parameters, Periods, Classes (formulas), Matrix, Pareto (with a chart). A workbook"
                    + " computes in doubles; the classes of the run stand beside its own.")
    @APIResponse(
            responseCode = "200",
            description = "The workbook",
            content =
                    @Content(
                            mediaType = XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "workbook", value = "PK...")))
    @APIResponse(responseCode = "403", description = "The token lacks the role, or does not see all teams")
    @APIResponse(responseCode = "404", description = "No such run")
    @APIResponse(responseCode = "409", description = "The run is not completed")
    @APIResponse(responseCode = "422", description = "The run has more accounts than a sheet has rows")
    public RestMulti<byte[]> workbook(@RestPath UUID id) {
        return RestMulti.fromUniResponse(
                workbooks.open(id),
                WorkbookService.Opened::bytes,
                book -> Map.of(
                        "Content-Type",
                        List.of(XLSX),
                        "Content-Disposition",
                        List.of("attachment; filename=\"abc-xyz-" + book.run().asOf() + ".xlsx\"")));
    }
}
