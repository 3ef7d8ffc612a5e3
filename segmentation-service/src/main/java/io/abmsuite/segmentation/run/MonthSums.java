package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.publishedclass.MonthTotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sales per account and calendar month, for the two years that end with a date; later sales are ignored. */
final class MonthSums {

    private static final int MONTHS = 24;
    private static final int DECIMALS = 4;

    private final LocalDate asOf;
    private final YearMonth first;
    private final Map<String, Series> series = new HashMap<>();

    MonthSums(LocalDate asOf) {
        this.asOf = asOf;
        this.first = YearMonth.from(asOf).minusMonths(MONTHS - 1L);
    }

    /** Adds sales of one day, in units of 0.0001. */
    void add(String code, LocalDate day, long amount) {
        if (day.isAfter(asOf) || day.isBefore(first.atDay(1))) {
            return;
        }
        int month = (int) ChronoUnit.MONTHS.between(first.atDay(1), day);
        series.computeIfAbsent(code, account -> new Series()).add(month, amount);
    }

    /** There are sales of that day whose amount is not known: their month has no sum. */
    void unknown(String code, LocalDate day) {
        if (!day.isAfter(asOf) && !day.isBefore(first.atDay(1))) {
            int month = (int) ChronoUnit.MONTHS.between(first.atDay(1), day);
            series.computeIfAbsent(code, account -> new Series()).unknown |= 1 << month;
        }
    }

    /** The months with sales, oldest first. */
    List<MonthTotal> of(String code) {
        Series found = series.get(code);
        List<MonthTotal> totals = new ArrayList<>();
        for (int month = 0; found != null && month < MONTHS; month++) {
            if (found.has(month)) {
                BigDecimal sum = BigDecimal.valueOf(found.sums[month], DECIMALS);
                totals.add(new MonthTotal(first.plusMonths(month).toString(), sum.toPlainString()));
            }
        }
        return totals;
    }

    /** Flat, because there is one for every account of a portfolio. */
    private static final class Series {

        private final long[] sums = new long[MONTHS];
        private int months;
        private int unknown;

        void add(int month, long amount) {
            long sum = sums[month] + amount;
            if (((sums[month] ^ sum) & (amount ^ sum)) < 0) {
                unknown |= 1 << month; // more than 64 bits hold: the kernel tells, unless it is of no window
            }
            sums[month] = sum;
            months |= 1 << month;
        }

        boolean has(int month) {
            return (months & ~unknown & (1 << month)) != 0;
        }
    }
}
