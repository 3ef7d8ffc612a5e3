/** Takes sales in. */
package io.abmsuite.segmentation.ledger.messaging;
