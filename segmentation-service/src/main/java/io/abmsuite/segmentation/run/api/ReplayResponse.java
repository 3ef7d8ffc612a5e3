package io.abmsuite.segmentation.run.api;

import io.abmsuite.segmentation.run.Run;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * What a replay repeats, and whether it came out the same.
 *
 * @param of the run that is computed again
 * @param outputHash what came out of that run
 * @param equal whether the replay has the same; null until it is completed
 */
public record ReplayResponse(@NotNull UUID of, @NotNull String outputHash, Boolean equal) {

    static ReplayResponse of(Run run) {
        if (run.replay() == null) {
            return null;
        }
        String expected = run.replay().outputHash();
        Boolean equal =
                run.outcome() == null ? null : expected.equals(run.outcome().outputHash());
        return new ReplayResponse(run.replay().of(), expected, equal);
    }
}
