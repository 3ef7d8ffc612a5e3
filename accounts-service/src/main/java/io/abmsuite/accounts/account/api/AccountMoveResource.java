package io.abmsuite.accounts.account.api;

import io.abmsuite.accounts.account.AccountId;
import io.abmsuite.accounts.account.AccountQueries;
import io.abmsuite.accounts.account.AccountRef;
import io.abmsuite.accounts.account.AccountService;
import io.abmsuite.accounts.account.AccountView;
import io.abmsuite.accounts.account.api.MoveRequests.ClientRoleRequest;
import io.abmsuite.accounts.account.api.MoveRequests.MoveKeyStatusRequest;
import io.abmsuite.accounts.account.api.MoveRequests.ReasonRequest;
import io.abmsuite.platform.web.Caller;
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
import org.jboss.resteasy.reactive.RestPath;

/** Moves of an account between states: each is kept with who made it and why. */
@Path("/v1/accounts/{account}")
@Tag(name = "Accounts")
@Produces("application/json")
@APIResponse(
        responseCode = "200",
        description = "The account after the move",
        content =
                @Content(
                        schema = @Schema(implementation = AccountView.class),
                        examples = @ExampleObject(name = "account", value = AccountExamples.ACCOUNT)))
@APIResponse(responseCode = "404", description = "No such account")
@APIResponse(responseCode = "409", description = "The state does not allow it; the allowed moves are told")
@APIResponse(responseCode = "422", description = "A reason is missing, or a field breaks a rule")
public class AccountMoveResource {

    private final AccountService accounts;
    private final AccountQueries queries;
    private final Caller caller;

    AccountMoveResource(AccountService accounts, AccountQueries queries, Caller caller) {
        this.accounts = accounts;
        this.queries = queries;
        this.caller = caller;
    }

    @POST
    @Consumes("application/json")
    @Path("/archive")
    @RolesAllowed("accounts:write")
    @Operation(operationId = "archiveAccount", summary = "Archive an account; it still counts in totals")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "reason", value = AccountExamples.REASON)))
    public Uni<AccountView> archive(@RestPath String account, ReasonRequest request) {
        return view(accounts.archive(AccountRef.ofPath(account), request.reason(), caller.write()));
    }

    @POST
    @Consumes("application/json")
    @Path("/restore")
    @RolesAllowed("accounts:write")
    @Operation(operationId = "restoreAccount", summary = "Bring an archived account back")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "reason", value = "{\"reason\":\"buys again\"}")))
    public Uni<AccountView> restore(@RestPath String account, ReasonRequest request) {
        return view(accounts.restore(AccountRef.ofPath(account), request.reason(), caller.write()));
    }

    @POST
    @Consumes("application/json")
    @Path("/key-status")
    @RolesAllowed("accounts:write")
    @Operation(operationId = "moveKeyStatus", summary = "Move the key status as the state table allows")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "key", value = AccountExamples.KEY_STATUS)))
    public Uni<AccountView> moveKeyStatus(@RestPath String account, MoveKeyStatusRequest request) {
        return view(accounts.moveKeyStatus(AccountRef.ofPath(account), request.to(), request.reason(), caller.write()));
    }

    @POST
    @Consumes("application/json")
    @Path("/give-role")
    @RolesAllowed("accounts:write")
    @Operation(operationId = "giveClientRole", summary = "Give a client role; BREADWINNER is computed")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "role", value = AccountExamples.ROLE)))
    public Uni<AccountView> giveRole(@RestPath String account, ClientRoleRequest request) {
        return view(accounts.giveRole(AccountRef.ofPath(account), request.role(), request.reason(), caller.write()));
    }

    @POST
    @Consumes("application/json")
    @Path("/withdraw-role")
    @RolesAllowed("accounts:write")
    @Operation(operationId = "withdrawClientRole", summary = "Withdraw a client role")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "role", value = AccountExamples.ROLE)))
    public Uni<AccountView> withdrawRole(@RestPath String account, ClientRoleRequest request) {
        return view(
                accounts.withdrawRole(AccountRef.ofPath(account), request.role(), request.reason(), caller.write()));
    }

    private Uni<AccountView> view(Uni<AccountId> moved) {
        return moved.chain(id -> queries.get(id, caller.teams()));
    }
}
