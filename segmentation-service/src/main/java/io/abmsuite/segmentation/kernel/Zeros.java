package io.abmsuite.segmentation.kernel;

/** Whether periods without value count in mean, deviation and raw CV. */
public enum Zeros {
    COUNT,
    IGNORE
}
