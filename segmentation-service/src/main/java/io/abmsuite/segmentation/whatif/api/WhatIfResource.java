package io.abmsuite.segmentation.whatif.api;

import io.abmsuite.platform.audit.Unaudited;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.whatif.WhatIfService;
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

/** What a run with other parameters would find and change. */
@Path("/v1/what-ifs")
@Tag(name = "What-ifs")
@Produces("application/json")
public class WhatIfResource {

    private final WhatIfService whatIfs;
    private final Caller caller;

    public WhatIfResource(WhatIfService whatIfs, Caller caller) {
        this.whatIfs = whatIfs;
        this.caller = caller;
    }

    @POST
    @Consumes("application/json")
    @NeedsAllTeams
    @RolesAllowed("segments:run")
    @Unaudited("nothing is changed or stored")
    @Operation(
            operationId = "previewWhatIf",
            summary = "Try parameters: counts, figures, movement and load before anything is stored",
            description = "Compares with the classes that are published. To keep all results, start a run with the same"
                    + " parameters; neither is ever published.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "what-if", value = WhatIfExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "What would come out",
            content =
                    @Content(
                            schema = @Schema(implementation = WhatIfResponse.class),
                            examples = @ExampleObject(name = "what-if", value = WhatIfExamples.ANSWER)))
    @APIResponse(responseCode = "400", description = "Not JSON, or an unknown field")
    @APIResponse(responseCode = "403", description = "The token lacks the role, or does not see all teams")
    @APIResponse(responseCode = "422", description = "What cannot be computed, with all faults at once")
    @APIResponse(responseCode = "503", description = "Too many are being computed")
    public Uni<WhatIfResponse> preview(WhatIfRequest request) {
        return whatIfs.preview(request.order(), caller.name()).map(WhatIfResponse::of);
    }
}
