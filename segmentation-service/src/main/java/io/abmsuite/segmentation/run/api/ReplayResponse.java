package io.abmsuite.segmentation.run.api;

import io.abmsuite.segmentation.run.Run;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * What a replay repeats, and whether it came out the same.
 *
 * @param of the run, or the live publication, that is computed again
 * @param outputHash what came out of it; of a live publication the hash of what was decided, to be compared with digest
 * @param equal whether the replay has the same; null until it is completed
 */
public record ReplayResponse(@NotNull UUID of, @NotNull String outputHash, Boolean equal) {

    static ReplayResponse of(Run run) {
        if (run.replay() == null) {
            return null;
        }
        Boolean equal = run.outcome() == null ? null : run.replay().isRepeatedBy(run.outcome());
        return new ReplayResponse(run.replay().of(), run.replay().outputHash(), equal);
    }
}
