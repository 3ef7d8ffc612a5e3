package io.abmsuite.segmentation.run;

import java.math.BigDecimal;
import java.util.List;

/** The exact running sum of the positive totals, for lines handed over in the order of the output. */
final class Cumulation {

    private BigDecimal sum = BigDecimal.ZERO;

    /** The sum with each of the next lines, as text; null for an account without sales in the window. */
    String[] of(List<ResultLine> next) {
        return next.stream().map(line -> with(line.result().total())).toArray(String[]::new);
    }

    private String with(BigDecimal total) {
        if (total == null) {
            return null;
        }
        sum = sum.add(total.max(BigDecimal.ZERO));
        return sum.toPlainString();
    }
}
