package io.abmsuite.segmentation.kernel;

/** Whether equal totals share one class or are told apart by their account code. */
public enum Ties {
    SHARED,
    ORDER
}
