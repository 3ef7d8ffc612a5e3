package io.abmsuite.segmentation.portfolio;

import io.abmsuite.segmentation.exchangerate.Conversion;
import io.abmsuite.segmentation.exchangerate.Conversion.Converted;
import io.abmsuite.segmentation.exchangerate.RateTable;
import io.abmsuite.segmentation.kernel.Granularity;
import io.abmsuite.segmentation.ledger.LedgerReader;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * In which currency the amounts of a portfolio are, and how those in others come there. It knows which currencies are left
 * in the sales: when the last sale in one is voided, the rest may need no conversion.
 */
final class PortfolioCurrency {

    private final String target;
    private final Granularity granularity;
    private final Map<String, BitSet> sellers = new HashMap<>();
    private RateTable rates;
    private Conversion conversion;
    private int place;

    private PortfolioCurrency(String target, Granularity granularity, RateTable rates) {
        this.target = target;
        this.granularity = granularity;
        this.rates = rates;
    }

    /** All sales are in one currency (null: there are none) and stay as they are. */
    static PortfolioCurrency only(String currency, Granularity granularity) {
        return new PortfolioCurrency(currency, granularity, null);
    }

    /** Sales in other currencies are converted. */
    static PortfolioCurrency converting(String target, Granularity granularity, RateTable rates) {
        return new PortfolioCurrency(target, granularity, rates);
    }

    /** From here on with these rates. */
    void convertWith(RateTable others) {
        rates = others;
    }

    String target() {
        return target;
    }

    /** Null if nothing is converted. */
    RateTable rates() {
        return rates;
    }

    /** A new conversion; null if there is nothing to convert. */
    Conversion conversion() {
        return rates == null ? null : new Conversion(rates, target, granularity);
    }

    /** The day totals of one account follow, all of them. */
    void begin(int account) {
        place = account;
        conversion = conversion();
        sellers.values().forEach(places -> places.clear(account));
    }

    /** What a day total is worth, null if there is no rate; its currency is null for the target. */
    Converted converted(long epochDay, String currency, LedgerReader.Sums sums) {
        if (conversion == null) {
            return new Converted(sums.amount(), sums.margin());
        }
        String sold = currency == null ? target : currency;
        sellers.computeIfAbsent(sold, any -> new BitSet()).set(place);
        try {
            return conversion.convert(place, LocalDate.ofEpochDay(epochDay), sold, sums.amount(), sums.margin());
        } catch (ArithmeticException tooLarge) {
            throw NotConvertibleException.tooLarge(tooLarge);
        }
    }

    /** Whether the target is still the one to choose: sales in one currency alone are not converted. */
    boolean stands() {
        return rates == null
                || sells(target)
                || sellers.values().stream().filter(places -> !places.isEmpty()).count() != 1;
    }

    private boolean sells(String currency) {
        BitSet places = sellers.get(currency);
        return places != null && !places.isEmpty();
    }
}
