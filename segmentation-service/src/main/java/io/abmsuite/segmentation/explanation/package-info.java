/** Explanations: why an account came into its class, from its own sales and the order of all totals. */
package io.abmsuite.segmentation.explanation;
