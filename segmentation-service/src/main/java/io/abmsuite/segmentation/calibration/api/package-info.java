/** The HTTP face of calibration. */
package io.abmsuite.segmentation.calibration.api;
