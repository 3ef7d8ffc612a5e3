package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/** Day totals column by column: one object for all of them, because a portfolio has tens of millions. */
final class DayColumns {
    int size;
    int[] day;
    long[] amount;
    long[] margin;
    long[] quantity;
    int[] rowsPositive;
    int[] rowsNegative;
    int[] rowsWithoutMargin;
    int[] rowsWithoutQuantity;

    DayColumns(int capacity) {
        day = new int[capacity];
        amount = new long[capacity];
        margin = new long[capacity];
        quantity = new long[capacity];
        rowsPositive = new int[capacity];
        rowsNegative = new int[capacity];
        rowsWithoutMargin = new int[capacity];
        rowsWithoutQuantity = new int[capacity];
    }

    void add(DayTotal total) {
        reserve(size + 1);
        day[size] = (int) total.epochDay();
        amount[size] = total.amount();
        margin[size] = total.margin();
        quantity[size] = total.quantity();
        rowsPositive[size] = total.rowsPositive();
        rowsNegative[size] = total.rowsNegative();
        rowsWithoutMargin[size] = total.rowsWithoutMargin();
        rowsWithoutQuantity[size] = total.rowsWithoutQuantity();
        size++;
    }

    /** Adds a row of other columns. */
    void add(DayColumns source, int from) {
        reserve(size + 1);
        day[size] = source.day[from];
        amount[size] = source.amount[from];
        margin[size] = source.margin[from];
        quantity[size] = source.quantity[from];
        rowsPositive[size] = source.rowsPositive[from];
        rowsNegative[size] = source.rowsNegative[from];
        rowsWithoutMargin[size] = source.rowsWithoutMargin[from];
        rowsWithoutQuantity[size] = source.rowsWithoutQuantity[from];
        size++;
    }

    private void reserve(int rows) {
        if (rows <= day.length) {
            return;
        }
        int capacity = rows + (rows >> 1) + 15;
        day = Arrays.copyOf(day, capacity);
        amount = Arrays.copyOf(amount, capacity);
        margin = Arrays.copyOf(margin, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        rowsPositive = Arrays.copyOf(rowsPositive, capacity);
        rowsNegative = Arrays.copyOf(rowsNegative, capacity);
        rowsWithoutMargin = Arrays.copyOf(rowsWithoutMargin, capacity);
        rowsWithoutQuantity = Arrays.copyOf(rowsWithoutQuantity, capacity);
    }
}
