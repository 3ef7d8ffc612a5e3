package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/** Adds up the days of one account after the other into its periods, and refuses what would not be exact. */
final class SeriesScan {
    /** 9.2e14 in units of 0.0001. */
    static final long LARGEST_TOTAL = 9_200_000_000_000_000_000L;

    private static final long ONE = 10_000;

    private final KernelInput input;
    private final DayColumns days;
    private final Parameters parameters;
    private final Periods periods;
    private final Columns columns;
    private final Wide[] sums;
    private long missing;
    private int outOfRange;
    private String firstOutOfRange;

    SeriesScan(KernelInput input, Parameters parameters, Periods periods, Columns columns) {
        this.input = input;
        this.days = input.days();
        this.parameters = parameters;
        this.periods = periods;
        this.columns = columns;
        this.sums = new Wide[periods.count()];
        Arrays.setAll(sums, i -> new Wide());
    }

    /** Scans one account, whose days end before {@code end}. */
    void scan(int account, int end) {
        int windowRow = firstFrom(periods.firstDay(periods.lead()), input.offset(account), end);
        if (windowRow == end || days.day[windowRow] >= periods.end()) {
            return;
        }
        int firstRow = input.offset(account);
        boolean fromStart = parameters.history() == History.WINDOW || windowRow > firstRow;
        int begin = fromStart ? periods.lead() : periods.periodOf(days.day[windowRow], periods.lead());
        int lag = reachesBack(firstRow, windowRow) ? periods.lead() : 0;
        if (begin > periods.lead()) {
            columns.raise(account, Flag.NEW_TRUNCATED);
        }
        columns.lag[account] = (byte) lag;
        readWindow(account, windowRow, end);
        addUp(account, lag > 0 ? firstRow : windowRow, end, begin - lag);
    }

    /** Fails if any scanned account could not be added up. */
    void finish() {
        if (missing > 0) {
            throw new KernelException(
                    KernelException.Code.METRIC_VALUE_MISSING,
                    missing,
                    missing + " rows of the window lack the " + ParameterReader.word(parameters.metric()));
        }
        if (outOfRange > 0) {
            throw new KernelException(
                    KernelException.Code.TOTAL_OUT_OF_RANGE,
                    outOfRange,
                    outOfRange + " accounts add up to more than 9.2e14, the first is " + firstOutOfRange);
        }
    }

    /** Whether there is history one season before the window's start, with a value of the metric in each row compared with. */
    private boolean reachesBack(int firstRow, int windowRow) {
        if (days.day[firstRow] >= periods.firstDay(1)) {
            return false;
        }
        int window = periods.count() - periods.lead();
        int compared = periods.firstDay(Math.min(window, periods.lead()));
        for (int i = firstRow; i < windowRow && days.day[i] < compared; i++) {
            if (days.day[i] >= periods.firstDay(0) && rowsWithoutValue(i) > 0) {
                return false;
            }
        }
        return true;
    }

    private void readWindow(int account, int from, int end) {
        boolean returns = false;
        for (int i = from; i < end && days.day[i] < periods.end(); i++) {
            columns.purchases[account] += days.rowsPositive[i];
            returns |= days.rowsNegative[i] > 0;
            missing += rowsWithoutValue(i);
        }
        if (returns) {
            columns.raise(account, Flag.HAS_RETURNS);
        }
    }

    private void addUp(int account, int from, int end, int firstPeriod) {
        Arrays.stream(sums, firstPeriod, sums.length).forEach(Wide::clear);
        Wide total = new Wide();
        int period = firstPeriod;
        for (int i = from; i < end && days.day[i] < periods.end(); i++) {
            if (days.day[i] >= periods.firstDay(firstPeriod)) {
                period = periods.periodOf(days.day[i], period);
                sums[period].add(value(i));
                if (period >= periods.lead()) {
                    total.add(value(i));
                }
            }
        }
        long[] values = new long[sums.length - firstPeriod];
        boolean exact = total.isWithin(LARGEST_TOTAL);
        for (int i = 0; i < values.length; i++) {
            exact &= sums[firstPeriod + i].isWithin(LARGEST_TOTAL);
            values[i] = sums[firstPeriod + i].toLong();
        }
        columns.series[account] = values;
        columns.total[account] = total.toLong();
        if (!exact) {
            firstOutOfRange = outOfRange++ == 0 ? input.code(account) : firstOutOfRange;
        }
    }

    private int firstFrom(int day, int from, int end) {
        int i = from;
        while (i < end && days.day[i] < day) {
            i++;
        }
        return i;
    }

    private long value(int i) {
        return switch (parameters.metric()) {
            case REVENUE -> days.amount[i];
            case MARGIN -> days.margin[i];
            case QUANTITY -> days.quantity[i];
            case LINES -> days.rowsPositive[i] * ONE;
        };
    }

    private int rowsWithoutValue(int i) {
        return switch (parameters.metric()) {
            case REVENUE, LINES -> 0;
            case MARGIN -> days.rowsWithoutMargin[i];
            case QUANTITY -> days.rowsWithoutQuantity[i];
        };
    }
}
