package io.abmsuite.segmentation.policyclass.api;

import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.segmentation.policyclass.PolicyClassService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The classes of one account under all policies. */
@Path("/v1/classes/{account}/policies")
@Tag(name = "Classes")
@Produces("application/json")
public class PolicyClassResource {

    private static final String PAGE = """
            {"items": [{"policy": "standard", "published": true, "abcClass": "A", "xyzClass": "X", "cell": "AX",
             "lifecycle": "ACTIVE", "rank": 1, "total": {"amount": "120000.0000", "currency": "EUR"},
             "share": "0.300000", "cv": "0.004899", "recencyDays": 10, "flags": ["DOMINANT", "MAJOR"],
             "run": {"id": "01930000-0000-7000-8000-00000000000a", "policy": "standard", "policyVersion": 1,
             "asOf": "2026-01-15"}},
             {"policy": "classic", "published": false, "abcClass": "A", "xyzClass": "X", "cell": "AX",
             "lifecycle": "ACTIVE", "rank": 1, "total": {"amount": "118000.0000", "currency": "EUR"},
             "share": "0.298000", "cv": "0.015411", "recencyDays": 4, "flags": ["DOMINANT", "MAJOR"],
             "run": {"id": "01930000-0000-7000-8000-00000000000b", "policy": "classic", "policyVersion": 1,
             "asOf": "2026-01-09"}}], "nextCursor": null}""";

    private final PolicyClassService classes;
    private final Caller caller;

    public PolicyClassResource(PolicyClassService classes, Caller caller) {
        this.classes = classes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "listPolicyClasses",
            summary = "List the classes of an account under all policies, the published one first",
            description =
                    "The others, by policy, are what the newest completed run of each policy found, if it was of all"
                            + " accounts with the parameters of the policy and its results are kept. A policy without such a run, or"
                            + " whose run did not know the account, is left out.")
    @APIResponse(
            responseCode = "200",
            description = "A page of classes",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PolicyClassResponse.class),
                            examples = @ExampleObject(name = "page", value = PAGE)))
    @APIResponse(responseCode = "400", description = "An unknown or malformed query parameter")
    @APIResponse(responseCode = "404", description = "No class is published for this account")
    public Uni<PageResponse<PolicyClassResponse>> list(
            @Parameter(example = "code:ALFKI", description = "Account id or code:CODE") @RestPath String account,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return classes.page(account, caller.teams(), limit, cursor)
                .map(page -> new PageResponse<>(
                        page.items().stream().map(PolicyClassResponse::of).toList(), page.nextCursor()));
    }
}
