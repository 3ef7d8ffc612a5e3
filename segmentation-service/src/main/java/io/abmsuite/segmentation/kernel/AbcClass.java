package io.abmsuite.segmentation.kernel;

/** Class by share of the positive base, best first. */
public enum AbcClass {
    A,
    B,
    C
}
