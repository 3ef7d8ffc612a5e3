/** Calibration: parameters proposed from how the accounts buy. It only proposes. */
package io.abmsuite.segmentation.calibration;
