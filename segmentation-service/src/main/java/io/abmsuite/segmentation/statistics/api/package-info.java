/** Statistics of runs over HTTP. */
package io.abmsuite.segmentation.statistics.api;
