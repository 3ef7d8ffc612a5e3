/** All accounts with their values by period in memory, in one currency, filled from the ledger and kept up with it. */
package io.abmsuite.segmentation.portfolio;
