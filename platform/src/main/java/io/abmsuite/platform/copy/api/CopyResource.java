package io.abmsuite.platform.copy.api;

import io.abmsuite.platform.audit.Unaudited;
import io.abmsuite.platform.copy.RebuildView;
import io.abmsuite.platform.copy.Rebuilds;
import io.abmsuite.platform.copy.Rebuilds.CopyView;
import io.abmsuite.platform.security.NeedsAllTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.web.Prefer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Copies of what other services own, and their rebuilds. */
@Path("/v1/copies")
@Tag(name = "Copies")
@Produces("application/json")
@NeedsAllTeams
public class CopyResource {

    /** All copies of this service. */
    public record CopiesResponse(@NotNull List<CopyView> items) {}

    private static final String RUNNING = """
            {"id":"01930000-0000-7000-8000-0000000000c1","copy":"example","status":"RUNNING","progress":40,
             "recordsRead":4000,"recordsExpected":10000,"rowsAdded":null,"rowsChanged":null,"rowsRemoved":null,
             "problem":null,"startedBy":"anna","startedAt":"2026-01-15T10:00:00Z","finishedAt":null}""";
    private static final String COMPLETED = """
            {"id":"01930000-0000-7000-8000-0000000000c1","copy":"example","status":"COMPLETED","progress":100,
             "recordsRead":10000,"recordsExpected":10000,"rowsAdded":2,"rowsChanged":1,"rowsRemoved":0,
             "problem":null,"startedBy":"anna","startedAt":"2026-01-15T10:00:00Z","finishedAt":"2026-01-15T10:00:09Z"}""";
    private static final String COPIES = "{\"items\":[{\"name\":\"example\",\"topic\":\"abm.example\","
            + "\"consumer\":\"service.example\",\"lastRebuild\":" + COMPLETED + "}]}";

    private final Rebuilds rebuilds;
    private final Caller caller;

    CopyResource(Rebuilds rebuilds, Caller caller) {
        this.rebuilds = rebuilds;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("admin")
    @Operation(operationId = "listCopies", summary = "List the read copies of this service and their last rebuilds")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CopiesResponse.class),
                            examples = @ExampleObject(name = "copies", value = COPIES)))
    public Uni<CopiesResponse> list() {
        return rebuilds.list().map(CopiesResponse::new);
    }

    @POST
    @Path("/{name}/rebuild")
    @RolesAllowed("admin")
    @Unaudited("copy_rebuild keeps who began it; a copy holds nothing of its own")
    @Operation(
            operationId = "rebuildCopy",
            summary = "Make a read copy anew from its topic",
            description =
                    "Events go on being applied meanwhile. What other services own is read again; nothing of it is"
                            + " changed there.")
    @APIResponse(
            responseCode = "202",
            description = "It is running; Location tells where to look",
            content =
                    @Content(
                            schema = @Schema(implementation = RebuildView.class),
                            examples = @ExampleObject(name = "running", value = RUNNING)))
    @APIResponse(responseCode = "404", description = "No such copy")
    @APIResponse(responseCode = "409", description = "A rebuild of it is running")
    public Uni<RestResponse<RebuildView>> rebuild(@RestPath String name, @RestHeader("Prefer") String prefer) {
        return rebuilds.start(name, caller.write())
                .chain(id -> rebuilds.await(name, id, Prefer.wait(prefer)))
                .map(view -> RestResponse.ResponseBuilder.create(Status.ACCEPTED, view)
                        .location(URI.create("/v1/copies/" + name + "/rebuilds/" + view.id()))
                        .build());
    }

    @GET
    @Path("/{name}/rebuilds/{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "getRebuild", summary = "Read how a rebuild stands; Prefer: wait=N waits for its end")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RebuildView.class),
                            examples = @ExampleObject(name = "completed", value = COMPLETED)))
    @APIResponse(responseCode = "404", description = "No such copy or rebuild")
    public Uni<RebuildView> get(@RestPath String name, @RestPath UUID id, @RestHeader("Prefer") String prefer) {
        return rebuilds.await(name, id, Prefer.wait(prefer));
    }
}
