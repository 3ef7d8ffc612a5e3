package io.abmsuite.segmentation.calibration.api;

import io.abmsuite.platform.audit.Unaudited;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.calibration.CalibrationService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Proposes parameters from how the accounts buy. */
@Path("/v1/policies/calibrate")
@Tag(name = "Policies")
@Produces("application/json")
public class CalibrationResource {

    private static final String REQUEST = """
            {"policy": "standard", "asOf": "2026-01-15"}""";
    private static final String ANSWER = """
            {"policy": "standard", "asOf": "2026-01-15", "currency": "EUR", "watermark": 42,
             "gaps": {"accounts": 10, "p10": "30.0", "p25": "31.0", "median": "31.0", "p75": "31.0", "p90": "122.5"},
             "gapsOfA": {"accounts": 4, "p10": "31.0", "p25": "31.0", "median": "31.0", "p75": "31.0", "p90": "153.0"},
             "trials": [{"granularity": "quarter", "periods": 4, "minPeriods": 3, "windowStart": "2025-01-01",
             "windowEnd": "2025-12-31", "limits": [{"xLimit": "0.50", "yLimit": "1.00",
             "accounts": {"x": 4, "y": 3, "z": 5, "none": 2, "xShare": "0.333333", "yShare": "0.250000",
             "zShare": "0.416667"}, "classA": {"x": 2, "y": 1, "z": 1, "none": 0, "xShare": "0.500000",
             "yShare": "0.250000", "zShare": "0.250000"}, "lopsided": false}]}],
             "proposal": {"parameters": {"granularity": "quarter", "periods": 4, "x_limit": 0.5, "y_limit": 1},
             "reasons": ["Accounts of class A buy every 31.0 days in the median: ..."], "warnings": []}}""";

    private final CalibrationService calibrations;
    private final Caller caller;

    public CalibrationResource(CalibrationService calibrations, Caller caller) {
        this.calibrations = calibrations;
        this.caller = caller;
    }

    @POST
    @Consumes("application/json")
    @NeedsAllTeams
    @RolesAllowed("segments:run")
    @Unaudited("nothing is changed or stored")
    @Operation(
            operationId = "calibratePolicy",
            summary = "Propose a policy from how the accounts buy",
            description =
                    "Tries weeks, months and quarters with several limits, shows how the accounts come out and how"
                            + " often they buy, and proposes parameters with reasons. It only proposes.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "calibrate", value = REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "What was tried, and what is proposed",
            content =
                    @Content(
                            schema = @Schema(implementation = CalibrationResponse.class),
                            examples = @ExampleObject(name = "calibration", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "Not JSON, or an unknown field")
    @APIResponse(responseCode = "403", description = "The token lacks the role, or does not see all teams")
    @APIResponse(responseCode = "422", description = "What cannot be computed, with all faults at once")
    @APIResponse(responseCode = "503", description = "Too many are being computed")
    public Uni<CalibrationResponse> calibrate(CalibrateRequest request) {
        return calibrations.calibrate(request.order(), caller.name()).map(CalibrationResponse::of);
    }
}
