/** The ledger over HTTP. */
package io.abmsuite.segmentation.ledger.api;
