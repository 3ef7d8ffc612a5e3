package io.abmsuite.segmentation.calibration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Stream;

/** How many accounts came out X, Y, Z, or without an XYZ class. */
public record Spread(int x, int y, int z, int none) {

    private static final int DECIMALS = 6;
    private static final int MOST_PERCENT = 90;
    private static final int WHOLE = 100;

    /** Of these ABC classes, from a matrix of accounts per cell. */
    static Spread of(Map<String, Integer> matrix, String... classes) {
        return new Spread(
                sum(matrix, "X", classes),
                sum(matrix, "Y", classes),
                sum(matrix, "Z", classes),
                sum(matrix, "-", classes));
    }

    private static int sum(Map<String, Integer> matrix, String xyz, String... classes) {
        return Stream.of(classes).mapToInt(abc -> matrix.get(abc + xyz)).sum();
    }

    public int classified() {
        return x + y + z;
    }

    int largest() {
        return Math.max(x, Math.max(y, z));
    }

    /** Whether more than 90 % of the classified accounts fall into one class. */
    public boolean lopsided() {
        return (long) largest() * WHOLE > (long) classified() * MOST_PERCENT;
    }

    /** Part of the classified accounts; null if there are none. */
    public BigDecimal share(int accounts) {
        return classified() == 0
                ? null
                : BigDecimal.valueOf(accounts)
                        .divide(BigDecimal.valueOf(classified()), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
