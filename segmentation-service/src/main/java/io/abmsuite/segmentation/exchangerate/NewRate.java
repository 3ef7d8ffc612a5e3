package io.abmsuite.segmentation.exchangerate;

import java.math.BigDecimal;
import java.time.YearMonth;

/** A rate as somebody gives it. */
public record NewRate(String currency, YearMonth month, BigDecimal rate) {}
