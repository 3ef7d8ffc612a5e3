package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;

/** A limit in both forms: near enough for most comparisons, and exact for the rest. */
record Limit(double approximate, Fraction exact) {

    static Limit of(BigDecimal value) {
        return new Limit(value.doubleValue(), Fraction.of(value));
    }

    static Limit squareOf(BigDecimal value) {
        return of(value.multiply(value));
    }
}
