package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares for display, in millionths; decisions are never taken on them. */
final class Shares {
    static final int ONE = 1_000_000;
    private static final int PLACES = 6;
    /** Far above the error of three operations on values below two million. */
    private static final double GUARD = 1e-6;

    private Shares() {}

    /** Rounded half-even; for a part that is not negative, of a positive whole. */
    static int millionths(Wide part, Wide whole) {
        double scaled = part.toDouble() / whole.toDouble() * ONE;
        double rounded = Math.rint(scaled);
        return Math.abs(scaled - rounded) < 0.5 - GUARD
                ? (int) rounded
                : exact(part, whole).unscaledValue().intValueExact();
    }

    /** Running shares of accounts in order of their totals, by place; from the last positive total on they are one. */
    static int[] running(Decisions decisions, int[] byTotal, Wide whole) {
        int[] shares = new int[decisions.size()];
        Wide sum = new Wide();
        for (int place : byTotal) {
            boolean positive = decisions.total[place] > 0;
            sum.add(positive ? decisions.total[place] : 0);
            shares[place] = positive ? millionths(sum, whole) : ONE;
        }
        return shares;
    }

    static BigDecimal decimal(int millionths) {
        return BigDecimal.valueOf(millionths, PLACES);
    }

    static BigDecimal exact(Wide part, Wide whole) {
        return new BigDecimal(part.toBigInteger())
                .divide(new BigDecimal(whole.toBigInteger()), PLACES, RoundingMode.HALF_EVEN);
    }
}
