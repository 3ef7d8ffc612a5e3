/** A run as a workbook (XLSX) that computes its classes anew when a parameter cell is changed. */
package io.abmsuite.segmentation.workbook;
