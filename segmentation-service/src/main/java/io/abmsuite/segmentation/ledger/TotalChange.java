package io.abmsuite.segmentation.ledger;

/** By how much a day total moves. Units of 0.0001; sums are checked, never wrapped. */
record TotalChange(
        long amount,
        long margin,
        long quantity,
        int rows,
        int rowsPositive,
        int rowsNegative,
        int rowsWithoutMargin,
        int rowsWithoutQuantity) {

    static final TotalChange NONE = new TotalChange(0, 0, 0, 0, 0, 0, 0, 0);

    static TotalChange of(KnownRevision sale, int sign) {
        return new TotalChange(
                sign * sale.amount(),
                sale.margin() == null ? 0 : sign * sale.margin(),
                sale.quantity() == null ? 0 : sign * sale.quantity(),
                sign,
                sale.amount() > 0 ? sign : 0,
                sale.amount() < 0 ? sign : 0,
                sale.margin() == null ? sign : 0,
                sale.quantity() == null ? sign : 0);
    }

    TotalChange plus(TotalChange other) {
        return new TotalChange(
                Math.addExact(amount, other.amount),
                Math.addExact(margin, other.margin),
                Math.addExact(quantity, other.quantity),
                rows + other.rows,
                rowsPositive + other.rowsPositive,
                rowsNegative + other.rowsNegative,
                rowsWithoutMargin + other.rowsWithoutMargin,
                rowsWithoutQuantity + other.rowsWithoutQuantity);
    }

    boolean isNothing() {
        return equals(NONE);
    }
}
