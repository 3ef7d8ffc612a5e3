package io.abmsuite.segmentation.kernel;

/** Class by steadiness over the periods, steadiest first. */
public enum XyzClass {
    X,
    Y,
    Z
}
