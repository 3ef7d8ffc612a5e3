package io.abmsuite.segmentation.kernel;

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
    TIE
}
