/** Amounts of money as the API shows them. */
package io.abmsuite.segmentation.money;
