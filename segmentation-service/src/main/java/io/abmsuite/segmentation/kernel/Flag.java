package io.abmsuite.segmentation.kernel;

import java.util.EnumSet;
import java.util.Set;

/** What a reader must know beside the class; declared in alphabetical order, because that is the order of output. */
public enum Flag {
    BASIS_FALLBACK,
    CV_UNDEFINED,
    DETRENDED_BETTER,
    DOMINANT,
    HAS_RETURNS,
    INSUFFICIENT_HISTORY,
    MAJOR,
    NEW_TRUNCATED,
    NON_POSITIVE,
    SEASONAL_BETTER,
    TIE;

    private static final Flag[] ALL = values();

    /** The bit that stands for this flag in a set kept as a number. */
    short mask() {
        return (short) (1 << ordinal());
    }

    static Set<Flag> of(short masks) {
        Set<Flag> raised = EnumSet.noneOf(Flag.class);
        for (Flag flag : ALL) {
            if ((masks & flag.mask()) != 0) {
                raised.add(flag);
            }
        }
        return raised;
    }
}
