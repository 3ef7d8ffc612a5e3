package io.abmsuite.segmentation.run;

import java.math.BigDecimal;

/** The exact running sum of the positive totals, for lines handed over in the order of the output. */
final class Cumulation {

    private BigDecimal sum = BigDecimal.ZERO;

    /** The sum with the total of the next line, as text; null for an account without sales in the window. */
    String with(BigDecimal total) {
        if (total == null) {
            return null;
        }
        sum = sum.add(total.max(BigDecimal.ZERO));
        return sum.toPlainString();
    }
}
