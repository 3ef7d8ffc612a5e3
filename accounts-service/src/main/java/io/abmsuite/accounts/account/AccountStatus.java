package io.abmsuite.accounts.account;

import io.abmsuite.platform.state.StateTable;

/** State of the record. An archived account still counts in past and future totals. */
public enum AccountStatus {
    /** In use. */
    ACTIVE,
    /** Put away, with a reason; can come back. */
    ARCHIVED;

    static final StateTable<AccountStatus> MOVES = StateTable.of("ACCOUNT", AccountStatus.class)
            .allowWithReason(ACTIVE, ARCHIVED)
            .allow(ARCHIVED, ACTIVE)
            .build();
}
