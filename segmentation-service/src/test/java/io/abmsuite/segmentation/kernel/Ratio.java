package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The oracle's quotient: decimals all the way, as slow as it is plain. */
record Ratio(BigDecimal over, BigDecimal under) {
    private static final MathContext DIGITS = new MathContext(160);

    static Ratio of(BigDecimal over, long under) {
        return new Ratio(over, BigDecimal.valueOf(under));
    }

    Ratio times(Ratio other) {
        return new Ratio(over.multiply(other.over), under.multiply(other.under));
    }

    /** Negative, zero or positive like the difference to a limit. */
    int compareTo(BigDecimal limit) {
        return over.compareTo(limit.multiply(under)) * under.signum();
    }

    String rounded(int places) {
        return over.divide(under, DIGITS)
                .setScale(places, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    String root() {
        return over.divide(under, DIGITS)
                .sqrt(new MathContext(80))
                .setScale(6, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
