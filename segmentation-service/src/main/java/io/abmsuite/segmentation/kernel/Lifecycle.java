package io.abmsuite.segmentation.kernel;

/** Where an account stands against its own buying rhythm, over its whole history up to the date of the run. */
public enum Lifecycle {
    PROSPECT,
    LOST,
    ONE_OFF,
    ACTIVE,
    AT_RISK,
    DORMANT
}
