package io.abmsuite.segmentation.exchangerate;

import io.abmsuite.segmentation.kernel.Granularity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;

/**
 * Converts day totals so that what is added up is exact by this rule: the sum per line, currency and part of a period that
 * lies in one month, times the rate of that month, rounded half-even to units of 0.0001. Days come in any order; each gets
 * the difference it makes to its sum, so that days stay days and the sums come out rounded once.
 */
public final class Conversion {

    private final RateTable rates;
    private final String target;
    private final boolean weekly;
    private final Map<Part, Sum> sums = new HashMap<>();

    /** A part of a period in one month, of one line and currency. */
    private record Part(int line, String currency, int firstDay) {}

    /** What was added up so far, not converted. */
    private static final class Sum {
        private long amount;
        private long margin;
    }

    /** What a day adds, in units of 0.0001 of the target currency. */
    public record Converted(long amount, long margin) {}

    public Conversion(RateTable rates, String target, Granularity granularity) {
        this.rates = rates;
        this.target = target;
        this.weekly = granularity == Granularity.WEEK;
    }

    /**
     * Takes a day total of a line; null if there is no rate for it. ArithmeticException if it is more than 64 bits hold.
     */
    public Converted convert(int line, LocalDate day, String currency, long amount, long margin) {
        if (currency.equals(target)) {
            return new Converted(amount, margin);
        }
        YearMonth month = YearMonth.from(day);
        BigDecimal from = rates.rate(currency, month);
        BigDecimal to = rates.rate(target, month);
        if (from == null || to == null) {
            return null;
        }
        Sum sum = sums.computeIfAbsent(new Part(line, currency, firstDay(day)), part -> new Sum());
        long amountBefore = converted(sum.amount, from, to);
        long marginBefore = converted(sum.margin, from, to);
        sum.amount = Math.addExact(sum.amount, amount);
        sum.margin = Math.addExact(sum.margin, margin);
        return new Converted(
                Math.subtractExact(converted(sum.amount, from, to), amountBefore),
                Math.subtractExact(converted(sum.margin, from, to), marginBefore));
    }

    /** A quarter is made of months, so only a week can lie in two of them. */
    private int firstDay(LocalDate day) {
        LocalDate first = day.withDayOfMonth(1);
        if (weekly) {
            LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            first = monday.isAfter(first) ? monday : first;
        }
        return Math.toIntExact(first.toEpochDay());
    }

    private static long converted(long units, BigDecimal from, BigDecimal to) {
        return units == 0
                ? 0
                : BigDecimal.valueOf(units)
                        .multiply(from)
                        .divide(to, 0, RoundingMode.HALF_EVEN)
                        .longValueExact();
    }
}
