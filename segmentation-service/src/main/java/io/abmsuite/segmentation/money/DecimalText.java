package io.abmsuite.segmentation.money;

import java.math.BigDecimal;

/** Decimals as answers and events write them: all their digits, without an exponent. */
public final class DecimalText {

    private DecimalText() {}

    /** The text; null stays null. */
    public static String of(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
