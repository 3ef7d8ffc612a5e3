package io.abmsuite.segmentation.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/** What a day total is kept by. Sorted, so that transactions lock in one order. */
record TotalKey(UUID accountId, LocalDate day, String currency) implements Comparable<TotalKey> {

    private static final Comparator<TotalKey> ORDER = Comparator.comparing(TotalKey::accountId, TotalKey::byBytes)
            .thenComparing(TotalKey::day)
            .thenComparing(TotalKey::currency);

    /** As PostgreSQL orders them; a UUID compares its halves as signed numbers. */
    private static int byBytes(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    @Override
    public int compareTo(TotalKey other) {
        return ORDER.compare(this, other);
    }
}
