/** Comparisons of runs over HTTP. */
package io.abmsuite.segmentation.comparison.api;
