package io.abmsuite.segmentation.policy.api;

import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.write.Write;
import io.abmsuite.segmentation.policy.ParameterValues;
import io.abmsuite.segmentation.policy.Policy;
import io.abmsuite.segmentation.policy.PolicyService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Policies: list, read, make the next version. */
@Path("/v1/policies")
@Tag(name = "Policies")
@Produces("application/json")
public class PolicyResource {

    private final PolicyService policies;
    private final CursorCodec cursors;
    private final Caller caller;
    private final Creations creations;

    public PolicyResource(PolicyService policies, CursorCodec cursors, Caller caller, Creations creations) {
        this.policies = policies;
        this.cursors = cursors;
        this.caller = caller;
        this.creations = creations;
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(operationId = "listPolicies", summary = "List the newest version of each policy")
    @APIResponse(
            responseCode = "200",
            description = "A page of policies by name",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PolicyResponse.class),
                            examples = @ExampleObject(name = "page", value = PolicyExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "An unknown or malformed query parameter")
    public Uni<PageResponse<PolicyResponse>> list(
            @RestQuery String name, @RestQuery Integer limit, @RestQuery String cursor) {
        PageRequest page = PageRequest.of("policies|" + name, limit, cursor, cursors);
        return policies.newest(name, page)
                .map(found -> found.stream().map(PolicyResponse::of).toList())
                .map(rows -> PageResponse.of(rows, page, cursors, row -> List.of(row.name())));
    }

    @GET
    @Path("/{name}")
    @RolesAllowed("segments:read")
    @Operation(operationId = "getPolicy", summary = "Read a policy with all its versions")
    @APIResponse(
            responseCode = "200",
            description = "The newest version, and all of them",
            content =
                    @Content(
                            schema = @Schema(implementation = PolicyResponse.class),
                            examples = @ExampleObject(name = "policy", value = PolicyExamples.POLICY)))
    @APIResponse(responseCode = "404", description = "No policy of this name")
    public Uni<PolicyResponse> get(@RestPath String name) {
        return policies.requireVersions(name).map(PolicyResponse::of);
    }

    @POST
    @Consumes("application/json")
    @RolesAllowed("segments:admin")
    @Operation(
            operationId = "addPolicy",
            summary = "Make a policy, or the next version of an existing one",
            description = "Parameters that are not named have the defaults of the specification.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "policy", value = PolicyExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The new version",
            content =
                    @Content(
                            schema = @Schema(implementation = PolicyResponse.class),
                            examples = @ExampleObject(name = "policy", value = PolicyExamples.POLICY)))
    @APIResponse(responseCode = "400", description = "Not JSON, or an unknown field")
    @APIResponse(responseCode = "422", description = "Parameters that break rules, all of them at once")
    public Uni<Response> add(AddPolicyRequest request) {
        Write write = caller.creation(request);
        return creations.once(
                write,
                () -> policies.add(request.name(), ParameterValues.read(request.parameters()), write)
                        .map(policy -> Integer.toString(policy.version())),
                version -> policies.requireVersions(request.name())
                        .map(versions -> created(versions, Integer.parseInt(version))));
    }

    private static Response created(List<Policy> versions, int number) {
        Policy made = versions.stream()
                .filter(policy -> policy.version() == number)
                .findFirst()
                .orElseThrow();
        return Response.created(URI.create("/v1/policies/" + made.name()))
                .entity(PolicyResponse.of(made))
                .build();
    }
}
