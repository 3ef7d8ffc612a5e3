package io.abmsuite.segmentation.portfolio;

import io.abmsuite.segmentation.exchangerate.RateTable;
import io.abmsuite.segmentation.ledger.LedgerReader.CurrencyMonth;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What must be known of the sales before they are added up.
 *
 * @param months when there are effective sales, by currency and month, sorted
 * @param rates what there is to convert them with
 */
public record SalesFacts(List<CurrencyMonth> months, RateTable rates) {

    /** Currencies of the sales up to a day, sorted. */
    List<String> currencies(LocalDate until) {
        return months.stream()
                .filter(month -> !month.firstDay().isAfter(until))
                .map(CurrencyMonth::currency)
                .distinct()
                .toList();
    }

    /** Latest date of the sales; null if there are none. */
    public LocalDate lastDay() {
        return months.stream()
                .map(CurrencyMonth::lastDay)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
