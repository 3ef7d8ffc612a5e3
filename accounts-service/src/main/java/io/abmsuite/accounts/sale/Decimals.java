package io.abmsuite.accounts.sale;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The one grammar of amounts: an optional minus, digits, and at most four decimals after a point. Neither {@code 1e3},
 * {@code NaN}, {@code 1,5}, {@code .5} nor {@code 1.} is an amount.
 */
public final class Decimals {

    /** What the grammar asks for, in words. */
    public static final String EXPECTATION = "must be a decimal like -1234.50 with at most 4 decimals";

    private static final Pattern FORM = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");
    private static final BigDecimal LARGEST = new BigDecimal("920000000000000");

    private Decimals() {}

    /** The exact value; IllegalArgumentException with the expectation if it is none. */
    public static BigDecimal parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(EXPECTATION);
        }
        return inRange(new BigDecimal(text));
    }

    /** Refuses what no total could hold. */
    public static BigDecimal inRange(BigDecimal value) {
        if (value.abs().compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("must lie between -" + LARGEST + " and " + LARGEST);
        }
        return value;
    }
}
