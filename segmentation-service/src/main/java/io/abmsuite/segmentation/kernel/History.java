package io.abmsuite.segmentation.kernel;

/** Whether an account is judged from its first activity or from the start of the window. */
public enum History {
    FIRST_ACTIVITY,
    WINDOW
}
