package io.abmsuite.campaigns.touch;

import io.abmsuite.platform.state.StateTable;

/** State of a touch. */
public enum TouchStatus {
    PLANNED,
    DUE,
    /** Somebody works on it. */
    CLAIMED,
    DELIVERED,
    FAILED,
    SKIPPED;

    static final StateTable<TouchStatus> MOVES = StateTable.of("TOUCH", TouchStatus.class)
            .allow(PLANNED, DUE)
            .allow(DUE, CLAIMED)
            .allow(CLAIMED, DELIVERED, DUE)
            .allowWithReason(CLAIMED, FAILED, SKIPPED)
            .build();
}
