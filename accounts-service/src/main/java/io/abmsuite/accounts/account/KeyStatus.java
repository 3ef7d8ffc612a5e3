package io.abmsuite.accounts.account;

import io.abmsuite.platform.state.StateTable;

/** Whether an account is key: a decision of a person, never of a batch. */
public enum KeyStatus {
    /** Not considered. */
    NONE,
    /** Looked at. */
    CANDIDATE,
    /** A key account. */
    KEY,
    /** Was one. */
    FORMER;

    static final StateTable<KeyStatus> MOVES = StateTable.of("KEY_STATUS", KeyStatus.class)
            .allow(NONE, CANDIDATE)
            .allowWithReason(NONE, KEY)
            .allowWithReason(CANDIDATE, KEY, NONE)
            .allowWithReason(KEY, FORMER)
            .allowWithReason(FORMER, CANDIDATE)
            .build();
}
