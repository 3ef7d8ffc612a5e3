package io.abmsuite.segmentation.kernel;

/** Who gets the account that crosses a limit; only the inclusive rule never demotes an account for buying more. */
public enum Boundary {
    INCLUSIVE,
    EXCLUSIVE,
    MIDPOINT
}
