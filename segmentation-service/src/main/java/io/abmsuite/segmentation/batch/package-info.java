/** Writing many rows in statements of bearable size. */
package io.abmsuite.segmentation.batch;
