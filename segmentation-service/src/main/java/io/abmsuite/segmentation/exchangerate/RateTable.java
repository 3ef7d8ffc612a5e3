package io.abmsuite.segmentation.exchangerate;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;

/** The exchange rates of one moment. */
public final class RateTable {

    private final String base;
    private final Map<Key, BigDecimal> rates;

    /** A currency in a month. */
    public record Key(String currency, YearMonth month) {}

    public RateTable(String base, Map<Key, BigDecimal> rates) {
        this.base = base;
        this.rates = Map.copyOf(rates);
    }

    public String base() {
        return base;
    }

    public boolean isEmpty() {
        return rates.isEmpty();
    }

    /** Units of the base for one of the currency; null if nobody gave the rate. */
    public BigDecimal rate(String currency, YearMonth month) {
        return currency.equals(base) ? BigDecimal.ONE : rates.get(new Key(currency, month));
    }
}
