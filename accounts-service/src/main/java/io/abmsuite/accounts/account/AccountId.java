package io.abmsuite.accounts.account;

import io.abmsuite.platform.id.Uuids;
import java.util.Objects;
import java.util.UUID;

/** Id of an account: a time-ordered UUID. */
public record AccountId(UUID value) {

    public AccountId {
        Objects.requireNonNull(value, "value");
    }

    public static AccountId next() {
        return new AccountId(Uuids.timeOrdered());
    }
}
