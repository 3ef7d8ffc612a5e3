package io.abmsuite.segmentation.publishedclass;

/** Why a published class or lifecycle is another one. */
public enum Cause {
    /** A run was published. */
    RUN,
    /** Sales arrived, were corrected or voided (live). */
    SALES,
    /** The day turned (live). */
    DAY,
    /** A period closed, so that the window moved (live). */
    PERIOD,
    /** The policy, an account or a rate changed (live). */
    SETTINGS,
    /** The classes of an earlier run were published again. */
    ROLL_BACK,
    /** A person decided about it. */
    OVERRIDE,
    /** The decision of a person was withdrawn, or its time is over. */
    OVERRIDE_ENDED
}
