/** The record of sales: every revision, never changed, with a position that tells what was known when. */
package io.abmsuite.segmentation.ledger;
