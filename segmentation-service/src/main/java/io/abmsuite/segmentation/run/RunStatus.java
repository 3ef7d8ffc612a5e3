package io.abmsuite.segmentation.run;

import io.abmsuite.platform.state.StateTable;

/** Where a run stands. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    static final StateTable<RunStatus> MOVES = StateTable.of("RUN", RunStatus.class)
            .allow(QUEUED, RUNNING, CANCELLED)
            .allow(RUNNING, COMPLETED, FAILED, CANCELLED)
            .build();

    /** True if nothing will change any more. */
    public boolean isFinal() {
        return MOVES.movesFrom(this).isEmpty();
    }
}
