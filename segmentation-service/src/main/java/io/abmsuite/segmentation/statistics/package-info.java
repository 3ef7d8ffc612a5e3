/** Statistics of runs: how many accounts are in each lifecycle, demand pattern and under each flag. */
package io.abmsuite.segmentation.statistics;
