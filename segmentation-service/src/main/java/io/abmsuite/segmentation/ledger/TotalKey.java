package io.abmsuite.segmentation.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/** What a day total is kept by. Sorted, so that transactions lock in one order. */
record TotalKey(UUID accountId, LocalDate day, String currency) implements Comparable<TotalKey> {

    private static final Comparator<TotalKey> ORDER = Comparator.comparing(
                    (TotalKey key) -> key.accountId().toString())
            .thenComparing(TotalKey::day)
            .thenComparing(TotalKey::currency);

    @Override
    public int compareTo(TotalKey other) {
        return ORDER.compare(this, other);
    }
}
