package io.abmsuite.segmentation.kernel;

/**
 * The effective rows of one account on one day, added up; money in units of 0.0001. {@code rows} counts every row, also those
 * with amount zero; a margin or quantity that some rows lack is the sum over the others.
 */
public record DayTotal(
        long epochDay,
        long amount,
        long margin,
        long quantity,
        int rows,
        int rowsPositive,
        int rowsNegative,
        int rowsWithoutMargin,
        int rowsWithoutQuantity) {

    public DayTotal {
        boolean countsFit = rowsPositive >= 0
                && rowsNegative >= 0
                && (long) rowsPositive + rowsNegative <= rows
                && rowsWithoutMargin >= 0
                && rowsWithoutMargin <= rows
                && rowsWithoutQuantity >= 0
                && rowsWithoutQuantity <= rows;
        if (!countsFit) {
            throw new IllegalArgumentException("row counts contradict each other on day " + epochDay);
        }
        Math.toIntExact(epochDay);
    }

    /** A single row with an amount and nothing else. */
    public static DayTotal ofRow(long epochDay, long amount) {
        return new DayTotal(epochDay, amount, 0, 0, 1, amount > 0 ? 1 : 0, amount < 0 ? 1 : 0, 1, 1);
    }
}
