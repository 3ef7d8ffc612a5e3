package io.abmsuite.segmentation.run;

import java.util.UUID;

/**
 * What a replay repeats.
 *
 * @param of the run that is computed again
 * @param outputHash what came out of it
 */
public record Replay(UUID of, String outputHash) {}
