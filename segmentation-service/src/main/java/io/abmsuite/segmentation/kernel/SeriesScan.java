package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/** Adds up the days of one account after the other into its periods, and notes what would not be exact. */
final class SeriesScan {
    /** 9.2e14 in units of 0.0001. */
    static final long LARGEST_TOTAL = 9_200_000_000_000_000_000L;

    private static final long ONE = 10_000;

    private final Parameters parameters;
    private final Periods periods;
    private final Wide[] sums;
    private final Wide total = new Wide();
    private long missing;
    private boolean exact;

    SeriesScan(Parameters parameters, Periods periods) {
        this.parameters = parameters;
        this.periods = periods;
        this.sums = new Wide[periods.count()];
        Arrays.setAll(sums, i -> new Wide());
    }

    /** Scans one account, whose days are from {@code first} to before {@code end}. */
    void scan(AccountBlock block, int at, DayColumns days, int first, int end) {
        missing = 0;
        exact = true;
        block.flags[at] = 0;
        block.purchases[at] = 0;
        block.begin[at] = AccountBlock.NOT_IN_WINDOW;
        block.seasonBefore[at] = false;
        int windowRow = firstFrom(days, periods.firstDay(periods.lead()), first, end);
        if (windowRow == end || days.day[windowRow] >= periods.end()) {
            return;
        }
        boolean fromStart = parameters.history() == History.WINDOW || windowRow > first;
        int begin = fromStart ? periods.lead() : periods.periodOf(days.day[windowRow], periods.lead());
        boolean season = reachesBack(days, first, windowRow);
        block.begin[at] = (short) begin;
        block.seasonBefore[at] = season;
        if (begin > periods.lead()) {
            block.raise(at, Flag.NEW_TRUNCATED);
        }
        readWindow(block, at, days, windowRow, end);
        addUp(days, season ? first : windowRow, end, season ? begin - periods.lead() : begin);
        write(block, at);
    }

    /** How many rows of the window lacked the value of the metric, in the account scanned last. */
    long missing() {
        return missing;
    }

    /** Whether the account scanned last could be added up exactly. */
    boolean exact() {
        return exact;
    }

    /** Whether there is history one season before the window's start, with a value of the metric in each row compared with. */
    private boolean reachesBack(DayColumns days, int firstRow, int windowRow) {
        if (days.day[firstRow] >= periods.firstDay(1)) {
            return false;
        }
        int window = periods.count() - periods.lead();
        int compared = periods.firstDay(Math.min(window, periods.lead()));
        for (int i = firstRow; i < windowRow && days.day[i] < compared; i++) {
            if (days.day[i] >= periods.firstDay(0) && rowsWithoutValue(days, i) > 0) {
                return false;
            }
        }
        return true;
    }

    private void readWindow(AccountBlock block, int at, DayColumns days, int from, int end) {
        boolean returns = false;
        for (int i = from; i < end && days.day[i] < periods.end(); i++) {
            block.purchases[at] += days.rowsPositive[i];
            returns |= days.rowsNegative[i] > 0;
            missing += rowsWithoutValue(days, i);
        }
        if (returns) {
            block.raise(at, Flag.HAS_RETURNS);
        }
    }

    private void addUp(DayColumns days, int from, int end, int firstPeriod) {
        for (Wide sum : sums) {
            sum.clear();
        }
        total.clear();
        int period = firstPeriod;
        for (int i = from; i < end && days.day[i] < periods.end(); i++) {
            if (days.day[i] >= periods.firstDay(firstPeriod)) {
                period = periods.periodOf(days.day[i], period);
                long value = value(days, i);
                sums[period].add(value);
                if (period >= periods.lead()) {
                    total.add(value);
                }
            }
        }
    }

    private void write(AccountBlock block, int at) {
        exact = total.isWithin(LARGEST_TOTAL);
        int start = block.start(at);
        for (int i = 0; i < sums.length; i++) {
            exact &= sums[i].isWithin(LARGEST_TOTAL);
            block.series[start + i] = sums[i].toLong();
        }
    }

    private static int firstFrom(DayColumns days, int day, int from, int end) {
        int i = from;
        while (i < end && days.day[i] < day) {
            i++;
        }
        return i;
    }

    private long value(DayColumns days, int i) {
        return switch (parameters.metric()) {
            case REVENUE -> days.amount[i];
            case MARGIN -> days.margin[i];
            case QUANTITY -> days.quantity[i];
            case LINES -> days.rowsPositive[i] * ONE;
        };
    }

    private int rowsWithoutValue(DayColumns days, int i) {
        return switch (parameters.metric()) {
            case REVENUE, LINES -> 0;
            case MARGIN -> days.rowsWithoutMargin[i];
            case QUANTITY -> days.rowsWithoutQuantity[i];
        };
    }
}
