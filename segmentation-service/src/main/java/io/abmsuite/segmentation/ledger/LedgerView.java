package io.abmsuite.segmentation.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A look at the ledger.
 *
 * @param until the last day of sales that is seen
 * @param watermark the ledger as it stood at this position; null: as it stands
 * @param accounts whose sales are seen; null: all
 */
public record LedgerView(LocalDate until, Long watermark, List<UUID> accounts) {

    /** Sales of all accounts, as they stand. */
    public static LedgerView now(LocalDate until) {
        return new LedgerView(until, null, null);
    }

    UUID[] accountArray() {
        return accounts == null ? null : accounts.toArray(UUID[]::new);
    }
}
