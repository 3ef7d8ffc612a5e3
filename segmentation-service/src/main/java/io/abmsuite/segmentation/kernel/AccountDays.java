package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/**
 * The day totals of one account, in a buffer that is filled again for the next one. Days come in any order; several totals of one
 * day count together.
 */
public final class AccountDays {
    private DayColumns columns = new DayColumns(64);
    private DayColumns spare = new DayColumns(64);
    private boolean ascending = true;

    /** Empties the buffer. */
    public AccountDays clear() {
        columns.size = 0;
        ascending = true;
        return this;
    }

    /** Adds a day total; one without rows (all of them voided) is nothing. */
    public AccountDays add(DayTotal total) {
        if (total.rows() > 0) {
            ascending &= columns.size == 0 || columns.day[columns.size - 1] <= total.epochDay();
            columns.add(total);
        }
        return this;
    }

    /** The number of day totals. */
    public int size() {
        return columns.size;
    }

    /** The totals, ascending by day. */
    DayColumns sorted() {
        if (!ascending) {
            sort();
        }
        return columns;
    }

    private void sort() {
        long[] dayAndRow = new long[columns.size];
        for (int row = 0; row < dayAndRow.length; row++) {
            dayAndRow[row] = (long) columns.day[row] << Integer.SIZE | row;
        }
        Arrays.sort(dayAndRow);
        spare.size = 0;
        for (long row : dayAndRow) {
            spare.add(columns, (int) row);
        }
        DayColumns sorted = spare;
        spare = columns;
        columns = sorted;
        ascending = true;
    }
}
