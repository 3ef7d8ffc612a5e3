package io.abmsuite.segmentation.exchangerate;

import io.abmsuite.platform.id.Uuids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/**
 * What one unit of a currency was worth on the average of a month.
 *
 * @param base the currency the rate is in
 * @param version rises with each change; older versions are kept for replays
 * @param position ledger position from which on it counts
 */
public record ExchangeRate(
        String base,
        String currency,
        YearMonth month,
        int version,
        BigDecimal rate,
        long position,
        Instant changedAt,
        String changedBy) {

    /** Decimals of a rate at most. */
    public static final int DECIMALS = 8;

    /** The same for all versions. */
    public UUID id() {
        return id(base, currency, month);
    }

    static UUID id(String base, String currency, YearMonth month) {
        return Uuids.nameBased("exchange-rate", base, currency, month.toString());
    }
}
