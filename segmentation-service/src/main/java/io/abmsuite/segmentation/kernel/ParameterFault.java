package io.abmsuite.segmentation.kernel;

/** One broken rule, named by the parameter as it is written by users. */
public record ParameterFault(String name, String message) {}
