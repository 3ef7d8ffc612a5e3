package io.abmsuite.accounts.account.api;

import io.abmsuite.accounts.account.AccountFacts;
import io.abmsuite.accounts.account.AccountId;
import io.abmsuite.accounts.account.AccountQueries;
import io.abmsuite.accounts.account.AccountRef;
import io.abmsuite.accounts.account.AccountService;
import io.abmsuite.accounts.account.AccountView;
import io.abmsuite.platform.json.MergePatch;
import io.abmsuite.platform.web.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** One account: read, change. Its id in the path is a UUID or {@code code:ALFKI}. */
@Path("/v1/accounts/{account}")
@Tag(name = "Accounts")
@Produces("application/json")
public class OneAccountResource {

    private final AccountService accounts;
    private final AccountQueries queries;
    private final MergePatch patches;
    private final Caller caller;

    OneAccountResource(AccountService accounts, AccountQueries queries, MergePatch patches, Caller caller) {
        this.accounts = accounts;
        this.queries = queries;
        this.patches = patches;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("accounts:read")
    @Operation(operationId = "getAccount", summary = "Read an account with its published class")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "account", value = AccountExamples.ACCOUNT)))
    @APIResponse(responseCode = "404", description = "No such account")
    public Uni<AccountView> get(
            @Parameter(example = "code:ALFKI", description = "Id or code:CODE") @RestPath String account) {
        return queries.get(AccountRef.ofPath(account), caller.teams());
    }

    @PATCH
    @Consumes({"application/merge-patch+json", "application/json"})
    @RolesAllowed("accounts:write")
    @Operation(operationId = "changeAccount", summary = "Change facts of an account (RFC 7396 merge patch)")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = AccountFacts.class),
                            examples = @ExampleObject(name = "patch", value = AccountExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "account", value = AccountExamples.ACCOUNT)))
    @APIResponse(responseCode = "400", description = "A field that does not exist or may not be patched")
    @APIResponse(responseCode = "404", description = "No such account")
    @APIResponse(responseCode = "422", description = "A field breaks a rule, or the parent would close a cycle")
    public Uni<AccountView> change(@RestPath String account, byte[] patch) {
        return accounts.change(
                        AccountRef.ofPath(account),
                        facts -> patches.apply(facts, patch, AccountFacts.class),
                        caller.writeToKnown())
                .chain(this::view);
    }

    private Uni<AccountView> view(AccountId id) {
        return queries.get(id, caller.teams());
    }
}
