package io.abmsuite.segmentation.run;

/**
 * A run somebody works on.
 *
 * @param fence number of the claim; only the holder of the newest claim may finish the run
 * @param traceparent the trace of the request for it; null if it is not traced
 */
record ClaimedRun(Run run, int fence, String traceparent) {}
