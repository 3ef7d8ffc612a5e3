package io.abmsuite.segmentation.kernel;

/** The ABC class of an account whose total is zero or below: the last one, or none at all. */
public enum NonPositive {
    C,
    NONE
}
