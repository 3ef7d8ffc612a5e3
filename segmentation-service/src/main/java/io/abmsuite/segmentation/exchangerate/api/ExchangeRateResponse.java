package io.abmsuite.segmentation.exchangerate.api;

import io.abmsuite.platform.etag.Versioned;
import io.abmsuite.segmentation.exchangerate.ExchangeRate;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * What one unit of a currency was worth on the average of a month.
 *
 * @param month such as 2026-01
 * @param base the currency the rate is in
 * @param rate decimal text with up to 8 decimals
 * @param position ledger position from which on it counts
 */
public record ExchangeRateResponse(
        @NotNull UUID id,
        @NotNull String currency,
        @NotNull String month,
        @NotNull String base,
        @NotNull String rate,
        long version,
        long position,
        @NotNull Instant changedAt,
        @NotNull String changedBy)
        implements Versioned {

    static ExchangeRateResponse of(ExchangeRate rate) {
        return new ExchangeRateResponse(
                rate.id(),
                rate.currency(),
                rate.month().toString(),
                rate.base(),
                rate.rate().stripTrailingZeros().toPlainString(),
                rate.version(),
                rate.position(),
                rate.changedAt(),
                rate.changedBy());
    }
}
