package io.abmsuite.segmentation.exchangerate.api;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The rate of a currency and month.
 *
 * @param rate units of the base currency for one of the currency: a decimal with up to 8 decimals, as text or number
 */
public record SetExchangeRateRequest(
        @NotNull @Schema(implementation = String.class, pattern = RateValue.PATTERN)
        RateValue rate) {}
