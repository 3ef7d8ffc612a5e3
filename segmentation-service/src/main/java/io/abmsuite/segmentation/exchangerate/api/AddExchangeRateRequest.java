package io.abmsuite.segmentation.exchangerate.api;

import io.abmsuite.segmentation.exchangerate.NewRate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rate of a batch; it is set whatever was there.
 *
 * @param currency ISO 4217 code
 * @param month such as 2026-01
 * @param rate units of the base currency for one of the currency: a decimal with up to 8 decimals, as text or number
 */
public record AddExchangeRateRequest(
        @NotNull @Pattern(regexp = RateNames.CURRENCY, message = RateNames.CURRENCY_MESSAGE)
        String currency,

        @NotNull @Pattern(regexp = RateNames.MONTH, message = RateNames.MONTH_MESSAGE)
        String month,

        @NotNull @Schema(implementation = String.class, pattern = RateValue.PATTERN)
        RateValue rate) {

    NewRate rateOf() {
        return new NewRate(currency, YearMonth.parse(month), rate.value());
    }
}
