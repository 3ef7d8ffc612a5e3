package io.abmsuite.segmentation.kernel;

/** Whether a spread divides by the number of periods or by one less. */
public enum StdDev {
    POPULATION,
    SAMPLE
}
