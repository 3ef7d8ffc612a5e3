/** Live mode: published classes follow the sales, at the cost of what changed. */
package io.abmsuite.segmentation.live;
