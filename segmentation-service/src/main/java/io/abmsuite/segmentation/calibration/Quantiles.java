package io.abmsuite.segmentation.calibration;

import java.math.BigDecimal;
import java.util.List;

/**
 * Where values lie: each is the smallest value that so many percent of them do not exceed. All are null without values.
 *
 * @param count how many values
 */
public record Quantiles(int count, BigDecimal p10, BigDecimal p25, BigDecimal median, BigDecimal p75, BigDecimal p90) {

    private static final int WHOLE = 100;

    static Quantiles of(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        return new Quantiles(
                sorted.size(), at(sorted, 10), at(sorted, 25), at(sorted, 50), at(sorted, 75), at(sorted, 90));
    }

    private static BigDecimal at(List<BigDecimal> sorted, int percent) {
        if (sorted.isEmpty()) {
            return null;
        }
        int rank = (int) (((long) sorted.size() * percent + WHOLE - 1) / WHOLE);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
