package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.ledger.LedgerReader.CurrencyMonth;
import io.abmsuite.segmentation.ledger.LedgerReader.Facts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What a run must know of the sales before it begins.
 *
 * @param currencies of the effective sales up to the last day of the run, sorted
 * @param lastDay latest date of the effective sales; null if there are none
 */
public record SalesFacts(List<String> currencies, LocalDate lastDay) {

    static SalesFacts of(Facts facts, LocalDate until) {
        return new SalesFacts(
                facts.months().stream()
                        .filter(month -> !month.firstDay().isAfter(until))
                        .map(CurrencyMonth::currency)
                        .distinct()
                        .toList(),
                facts.months().stream()
                        .map(CurrencyMonth::lastDay)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }
}
