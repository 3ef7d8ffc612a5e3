package io.abmsuite.segmentation.kernel;

/** What is added up per account; a margin or quantity that a window row lacks fails the run instead of counting as zero. */
public enum Metric {
    REVENUE,
    MARGIN,
    QUANTITY,
    LINES
}
