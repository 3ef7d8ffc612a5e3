/** Runs: segmentations of all accounts on a date with a policy, stored whole and never changed. */
package io.abmsuite.segmentation.run;
