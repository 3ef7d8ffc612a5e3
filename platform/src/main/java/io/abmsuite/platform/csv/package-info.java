/** CSV as spreadsheet programs may open it without being attacked. */
package io.abmsuite.platform.csv;
