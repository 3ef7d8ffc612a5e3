package io.abmsuite.accounts.dataimport;

import java.util.List;

/**
 * What became of a batch of rows: {@code read = accepted + rejected + aside}; changed are those of the accepted that
 * altered something that was there.
 */
public record BatchCounts(long read, long accepted, long changed, long aside, List<RowFault> faults) {

    /** Rows with at least one fault. */
    public long rejected() {
        return faults.stream().mapToLong(RowFault::row).distinct().count();
    }
}
