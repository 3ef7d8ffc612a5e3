package io.abmsuite.segmentation.run;

/**
 * A run somebody works on.
 *
 * @param fence number of the claim; only the holder of the newest claim may finish the run
 */
record ClaimedRun(Run run, int fence) {}
