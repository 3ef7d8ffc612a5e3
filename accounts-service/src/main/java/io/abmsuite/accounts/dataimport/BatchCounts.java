package io.abmsuite.accounts.dataimport;

import java.util.List;

/**
 * What became of a batch of rows: {@code read = accepted + rejected + aside}; changed are those of the accepted that
 * altered something that was there.
 */
public record BatchCounts(long read, long accepted, long changed, long rejected, long aside, List<RowFault> faults) {

    /** Counts of a batch in which a row with a fault is rejected and all others that are not aside are accepted. */
    public static BatchCounts of(long read, long changed, long aside, List<RowFault> faults) {
        long rejected = faults.stream().mapToLong(RowFault::row).distinct().count();
        return new BatchCounts(read, read - rejected - aside, changed, rejected, aside, faults);
    }

    /** Faults found after the last row; the rows themselves are in. */
    public static BatchCounts late(List<RowFault> faults) {
        return new BatchCounts(0, 0, 0, 0, 0, faults);
    }
}
