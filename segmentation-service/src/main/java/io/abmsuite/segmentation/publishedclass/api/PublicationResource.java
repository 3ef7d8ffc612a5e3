package io.abmsuite.segmentation.publishedclass.api;

import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.publishedclass.PublishedClassService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Publications: what was published, from what, by whom and why. */
@Path("/v1/publications")
@Tag(name = "Classes")
@Produces("application/json")
public class PublicationResource {

    private final PublishedClassService classes;
    private final CursorCodec cursors;
    private final Caller caller;

    public PublicationResource(PublishedClassService classes, CursorCodec cursors, Caller caller) {
        this.classes = classes;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(operationId = "listPublications", summary = "List publications, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of publications",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PublicationResponse.class),
                            examples = @ExampleObject(name = "page", value = ClassExamples.PUBLICATIONS)))
    @APIResponse(responseCode = "400", description = "An unknown or malformed query parameter")
    public Uni<PageResponse<PublicationResponse>> list(@RestQuery Integer limit, @RestQuery String cursor) {
        PageRequest page = PageRequest.of("publications", limit, cursor, cursors);
        boolean seesAll = caller.teams().areAll();
        return classes.publications(page)
                .map(found -> found.stream()
                        .map(entry -> PublicationResponse.of(entry, seesAll))
                        .toList())
                .map(rows -> PageResponse.of(rows, page, cursors, row -> List.of(Long.toString(row.number()))));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "getPublication",
            summary = "Read a publication",
            description =
                    "The id of a publication is the id of its run; live publications and roll backs have their own.")
    @APIResponse(
            responseCode = "200",
            description = "The publication",
            content =
                    @Content(
                            schema = @Schema(implementation = PublicationResponse.class),
                            examples = @ExampleObject(name = "publication", value = ClassExamples.PUBLICATION)))
    @APIResponse(responseCode = "404", description = "No such publication")
    public Uni<PublicationResponse> get(@RestPath UUID id) {
        boolean seesAll = caller.teams().areAll();
        return classes.requirePublication(id).map(entry -> PublicationResponse.of(entry, seesAll));
    }
}
