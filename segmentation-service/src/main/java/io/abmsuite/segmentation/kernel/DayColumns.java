package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/** Day totals column by column: one object for all of them, because a portfolio has tens of millions. */
final class DayColumns {
    private int size;
    private int[] account;
    int[] day;
    long[] amount;
    long[] margin;
    long[] quantity;
    int[] rows;
    int[] rowsPositive;
    int[] rowsNegative;
    int[] rowsWithoutMargin;
    int[] rowsWithoutQuantity;

    DayColumns() {
        this(16);
        account = new int[16];
    }

    private DayColumns(int capacity) {
        day = new int[capacity];
        amount = new long[capacity];
        margin = new long[capacity];
        quantity = new long[capacity];
        rows = new int[capacity];
        rowsPositive = new int[capacity];
        rowsNegative = new int[capacity];
        rowsWithoutMargin = new int[capacity];
        rowsWithoutQuantity = new int[capacity];
    }

    void add(int owner, DayTotal total) {
        if (size == account.length) {
            grow(size + (size >> 1) + 16);
        }
        account[size] = owner;
        day[size] = Math.toIntExact(total.epochDay());
        amount[size] = total.amount();
        margin[size] = total.margin();
        quantity[size] = total.quantity();
        rows[size] = total.rows();
        rowsPositive[size] = total.rowsPositive();
        rowsNegative[size] = total.rowsNegative();
        rowsWithoutMargin[size] = total.rowsWithoutMargin();
        rowsWithoutQuantity[size] = total.rowsWithoutQuantity();
        size++;
    }

    /** Where the rows of each account will begin when accounts stand at these places; one entry more than accounts. */
    int[] offsets(int[] placeOf) {
        int[] offsets = new int[placeOf.length + 1];
        for (int i = 0; i < size; i++) {
            offsets[placeOf[account[i]] + 1]++;
        }
        Arrays.parallelPrefix(offsets, Integer::sum);
        return offsets;
    }

    /** A copy grouped by account and ascending by day: a counting sort by account, then a small sort within each. */
    DayColumns arranged(int[] placeOf, int[] offsets) {
        long[] dayAndRow = new long[size];
        int[] next = Arrays.copyOf(offsets, placeOf.length);
        for (int i = 0; i < size; i++) {
            dayAndRow[next[placeOf[account[i]]]++] = (long) day[i] << Integer.SIZE | i;
        }
        for (int place = 0; place < placeOf.length; place++) {
            Arrays.sort(dayAndRow, offsets[place], offsets[place + 1]);
        }
        DayColumns target = new DayColumns(size);
        target.size = size;
        for (int i = 0; i < size; i++) {
            target.copy(i, this, (int) dayAndRow[i]);
        }
        return target;
    }

    private void copy(int to, DayColumns source, int from) {
        day[to] = source.day[from];
        amount[to] = source.amount[from];
        margin[to] = source.margin[from];
        quantity[to] = source.quantity[from];
        rows[to] = source.rows[from];
        rowsPositive[to] = source.rowsPositive[from];
        rowsNegative[to] = source.rowsNegative[from];
        rowsWithoutMargin[to] = source.rowsWithoutMargin[from];
        rowsWithoutQuantity[to] = source.rowsWithoutQuantity[from];
    }

    private void grow(int capacity) {
        account = Arrays.copyOf(account, capacity);
        day = Arrays.copyOf(day, capacity);
        amount = Arrays.copyOf(amount, capacity);
        margin = Arrays.copyOf(margin, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        rows = Arrays.copyOf(rows, capacity);
        rowsPositive = Arrays.copyOf(rowsPositive, capacity);
        rowsNegative = Arrays.copyOf(rowsNegative, capacity);
        rowsWithoutMargin = Arrays.copyOf(rowsWithoutMargin, capacity);
        rowsWithoutQuantity = Arrays.copyOf(rowsWithoutQuantity, capacity);
    }
}
