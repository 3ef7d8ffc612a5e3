package io.abmsuite.segmentation.run;

import java.util.UUID;

/**
 * What a replay repeats.
 *
 * @param of the run, or the live publication, that is computed again
 * @param outputHash what came out of it
 * @param live whether it is a live publication, whose hash is of what was decided
 */
public record Replay(UUID of, String outputHash, boolean live) {

    /** Whether the same came out again. */
    public boolean isRepeatedBy(RunOutcome outcome) {
        return outputHash.equals(live ? outcome.digest() : outcome.outputHash());
    }
}
