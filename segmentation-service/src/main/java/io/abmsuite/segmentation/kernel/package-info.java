/**
 * ABC-XYZ of accounts: exact, deterministic and pure. Parameters and day totals in, results out; no framework, no input or
 * output, no clock. Money is a {@code long} in units of 0.0001.
 */
package io.abmsuite.segmentation.kernel;
