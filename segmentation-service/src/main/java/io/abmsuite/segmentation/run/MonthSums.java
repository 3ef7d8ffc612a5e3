package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.publishedclass.MonthTotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sales per account and calendar month, for the two years that end with a date; later sales are ignored. */
final class MonthSums {

    private static final int MONTHS = 24;
    private static final int DECIMALS = 4;

    private final LocalDate asOf;
    private final YearMonth first;
    private final Map<String, TreeMap<YearMonth, Long>> sums = new HashMap<>();

    MonthSums(LocalDate asOf) {
        this.asOf = asOf;
        this.first = YearMonth.from(asOf).minusMonths(MONTHS - 1L);
    }

    /** Adds sales of one day, in units of 0.0001. */
    void add(String code, LocalDate day, long amount) {
        YearMonth month = YearMonth.from(day);
        if (!day.isAfter(asOf) && !month.isBefore(first)) {
            sums.computeIfAbsent(code, account -> new TreeMap<>()).merge(month, amount, Math::addExact);
        }
    }

    /** The months with sales, oldest first. */
    List<MonthTotal> of(String code) {
        List<MonthTotal> totals = new ArrayList<>();
        sums.getOrDefault(code, new TreeMap<>())
                .forEach((month, sum) -> totals.add(new MonthTotal(
                        month.toString(), BigDecimal.valueOf(sum, DECIMALS).toPlainString())));
        return totals;
    }
}
