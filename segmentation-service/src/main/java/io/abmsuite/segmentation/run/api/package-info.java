/** The HTTP face of runs and their results. */
package io.abmsuite.segmentation.run.api;
