package io.abmsuite.segmentation.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * What to read of the ledger to bring a portfolio up to date.
 *
 * @param after position up to which the portfolio has seen everything; 0 for all there is
 * @param seenUntil last day the portfolio has seen
 * @param until last day it is to see
 * @param revalued currencies and months whose sales are worth something else now
 */
public record LedgerChanges(long after, LocalDate seenUntil, LocalDate until, List<Revalued> revalued) {

    /** Sales of a currency in a month, which begins with the day. */
    public record Revalued(String currency, LocalDate month) {}

    /** Everything, up to a day. */
    public static LedgerChanges all(LocalDate until) {
        return new LedgerChanges(0, until, until, List.of());
    }

    /** The same, and other values of sales. */
    public LedgerChanges with(List<Revalued> others) {
        return new LedgerChanges(after, seenUntil, until, others);
    }

    boolean isAll() {
        return after == 0;
    }
}
