/** What component tests of runs and classes share. */
package io.abmsuite.segmentation.testing;
