package io.abmsuite.platform.probe;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Describes itself otherwise than it answers, to be caught. */
@Path("/v1/untrue")
public class UntrueResource {

    @GET
    @RolesAllowed("probes:read")
    @APIResponse(responseCode = "204", description = "What it says, not what it does")
    public ProbeResource.Answer get() {
        return new ProbeResource.Answer("otherwise", "than described");
    }
}
