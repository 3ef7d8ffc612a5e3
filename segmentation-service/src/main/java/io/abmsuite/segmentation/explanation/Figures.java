package io.abmsuite.segmentation.explanation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Numbers as explanations show them. */
final class Figures {

    private static final int PLACES = 6;
    private static final int UNIT_PLACES = 4;

    private Figures() {}

    /** As it is; null stays null. */
    static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** Without trailing zeros, for sentences. */
    static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** Part of a whole with 6 decimals; null without a whole. */
    static String share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? null
                : part.divide(whole, PLACES, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Part of a whole in percent, for sentences. */
    static String percent(BigDecimal part, BigDecimal whole) {
        return plain(part.movePointRight(2).divide(whole, PLACES, RoundingMode.HALF_EVEN)) + " %";
    }

    /** A count of units of 0.0001 as a decimal. */
    static BigDecimal decimal(BigInteger units) {
        return new BigDecimal(units, UNIT_PLACES);
    }

    static BigInteger units(BigDecimal total) {
        return total.setScale(UNIT_PLACES, RoundingMode.UNNECESSARY).unscaledValue();
    }
}
