package io.abmsuite.accounts.account.api;

import io.abmsuite.accounts.account.ClientRole;
import io.abmsuite.accounts.account.KeyStatus;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Bodies of the verbs of an account. */
public final class MoveRequests {

    private MoveRequests() {}

    /** Why a record is archived or brought back. */
    public record ReasonRequest(@Size(max = 1000) String reason) {}

    /** The key status wanted, and why. */
    public record MoveKeyStatusRequest(
            @NotNull KeyStatus to, @Size(max = 1000) String reason) {}

    /** The client role a person gives or withdraws, and why. */
    public record ClientRoleRequest(
            @NotNull ClientRole role,
            @NotBlank @Size(max = 1000) String reason) {}
}
