package io.abmsuite.campaigns.touch;

/** What became of a touch; failed and skipped need a reason. */
public enum Outcome {
    DELIVERED,
    FAILED,
    SKIPPED
}
