package io.abmsuite.segmentation.kernel;

/** Which coefficient of variation decides the XYZ class. */
public enum CvBasis {
    RAW,
    DETRENDED,
    SEASONAL
}
