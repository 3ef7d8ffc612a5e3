/** Policies: named, versioned sets of the parameters a run depends on. */
package io.abmsuite.segmentation.policy;
