/** Workbooks over HTTP. */
package io.abmsuite.segmentation.workbook.api;
