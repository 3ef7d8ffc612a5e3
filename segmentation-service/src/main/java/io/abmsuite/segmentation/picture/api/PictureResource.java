package io.abmsuite.segmentation.picture.api;

import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.picture.MatrixChart;
import io.abmsuite.segmentation.picture.ParetoChart;
import io.abmsuite.segmentation.picture.Theme;
import io.abmsuite.segmentation.run.RunResultService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What a completed run found, as pictures; described with the operations that answer the same as JSON. */
@Path("/v1/runs/{id}")
@Produces("image/svg+xml;qs=0.5")
public class PictureResource {

    private static final String SVG = "image/svg+xml";
    private static final String POLICY = Theme.policy(Theme.PICTURES);

    private final RunResultService results;
    private final Caller caller;

    PictureResource(RunResultService results, Caller caller) {
        this.results = results;
        this.caller = caller;
    }

    @GET
    @Path("/matrix")
    @RolesAllowed("segments:read")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> matrix(@RestPath UUID id) {
        return results.requireCompleted(id, caller.teams())
                .chain(run -> results.matrix(id, caller.teams()).map(matrix -> picture(MatrixChart.of(run, matrix))));
    }

    @GET
    @Path("/pareto")
    @NeedsAllTeams
    @RolesAllowed("segments:read")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> pareto(@RestPath UUID id) {
        return results.requireCompleted(id)
                .chain(run -> results.pareto(id).map(points -> picture(ParetoChart.of(run, points))));
    }

    private static RestResponse<String> picture(String svg) {
        return RestResponse.ResponseBuilder.ok(svg, SVG)
                .header("Content-Security-Policy", POLICY)
                .build();
    }
}
