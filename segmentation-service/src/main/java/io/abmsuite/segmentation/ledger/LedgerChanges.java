package io.abmsuite.segmentation.ledger;

/**
 * What to read of the ledger to bring a portfolio up to date.
 *
 * @param after position up to which the portfolio has seen everything; 0 for all there is
 * @param currency of the sales that count
 * @param seenUntil last day the portfolio has seen, in days since 1970-01-01
 * @param until last day it is to see
 */
public record LedgerChanges(long after, String currency, long seenUntil, long until) {

    /**
     * What came of it.
     *
     * @param position position of the moment it was read
     * @param otherCurrency whether there are sales in another currency: nothing was handed over
     * @param needsAll whether accounts lost their codes or disappeared: nothing was handed over, all must be read
     */
    public record Read(long position, boolean otherCurrency, boolean needsAll) {}
}
