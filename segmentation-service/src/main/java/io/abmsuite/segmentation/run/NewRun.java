package io.abmsuite.segmentation.run;

import java.util.UUID;

/**
 * A run that was checked and may wait for its turn.
 *
 * @param replayOf the run it repeats; null if it repeats none
 * @param replayOfPublication the publication it repeats; null if it repeats none
 */
record NewRun(
        String policy,
        int policyVersion,
        boolean whatIf,
        boolean publish,
        RunTask task,
        String author,
        UUID replayOf,
        UUID replayOfPublication) {

    RunKind kind() {
        return replayOf == null && replayOfPublication == null ? RunKind.RUN : RunKind.REPLAY;
    }
}
