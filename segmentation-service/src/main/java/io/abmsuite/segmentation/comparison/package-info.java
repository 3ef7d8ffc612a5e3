/** Comparisons of two runs: how accounts and revenue moved between classes. */
package io.abmsuite.segmentation.comparison;
