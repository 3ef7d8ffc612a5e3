/** All accounts with their values by period in memory, filled from the ledger and kept up with it. */
package io.abmsuite.segmentation.portfolio;
