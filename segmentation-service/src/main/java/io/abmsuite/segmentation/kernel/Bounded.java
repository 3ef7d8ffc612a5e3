package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.util.function.Supplier;

/**
 * A figure that is not negative, as a double that is at most {@code error} away from the truth, and exactly on demand. The double
 * decides wherever its bound allows; only what lies too near to a limit or to a rounding edge costs exact arithmetic.
 */
record Bounded(double value, double error, Supplier<Fraction> exact) {
    /** Covers the few roundings of a comparison or a square root, 2^-53 each. */
    private static final double MARGIN = 16 * 0x1p-53;

    private static final int PLACES = 6;
    private static final double SCALE = 1e6;
    /** Up to here a double still holds halves exactly. */
    private static final double LARGEST_SCALED = 0x1p50;

    boolean isAtMost(Limit limit) {
        int side = side(limit);
        return side != 0 ? side < 0 : exact.get().compareTo(limit.exact()) <= 0;
    }

    boolean isBelow(Limit limit) {
        int side = side(limit);
        return side != 0 ? side < 0 : exact.get().compareTo(limit.exact()) < 0;
    }

    /** Rounded half-even to 6 decimals. */
    BigDecimal rounded() {
        double low = (value - error) * SCALE;
        double high = (value + error) * SCALE;
        return isCertain(low, high)
                ? BigDecimal.valueOf((long) Math.rint(high), PLACES)
                : exact.get().rounded(PLACES);
    }

    /** The square root, rounded half-even to 6 decimals. */
    BigDecimal root() {
        double low = Math.sqrt(Math.max(0, value - error)) * SCALE;
        double high = Math.sqrt(value + error) * SCALE;
        return isCertain(low, high)
                ? BigDecimal.valueOf((long) Math.rint(high), PLACES)
                : exact.get().root(PLACES);
    }

    private int side(Limit limit) {
        double at = limit.approximate();
        if (value + error < at * (1 - MARGIN)) {
            return -1;
        }
        return value - error > at * (1 + MARGIN) ? 1 : 0;
    }

    /** Whether all between the two ends rounds to the same integer. */
    private static boolean isCertain(double low, double high) {
        double rounded = Math.rint(high);
        return high < LARGEST_SCALED
                && high * (1 + MARGIN) < rounded + 0.5
                && low - Math.abs(low) * MARGIN > rounded - 0.5;
    }
}
