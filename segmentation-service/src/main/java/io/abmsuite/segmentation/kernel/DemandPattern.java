package io.abmsuite.segmentation.kernel;

import java.util.Locale;

/** When and how much an account buys, by the cut-offs of Syntetos, Boylan and Croston. */
public enum DemandPattern {
    SMOOTH,
    ERRATIC,
    INTERMITTENT,
    LUMPY;

    /** The word used in results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
