package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Textbook statistics of one series, straight from the definitions. */
record OracleSeries(List<BigDecimal> values, List<BigDecimal> seasonBefore, Parameters parameters) {

    List<BigDecimal> counted() {
        return parameters.zeros() == Zeros.COUNT ? values : where(value -> value.signum() != 0);
    }

    List<BigDecimal> where(Predicate<BigDecimal> filter) {
        return values.stream().filter(filter).toList();
    }

    static BigDecimal sum(List<BigDecimal> list) {
        return list.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Squared distances from the mean, added up: (n * sum of squares - square of the sum) / n. */
    private static Ratio squares(List<BigDecimal> list) {
        return Ratio.of(centred(list, list), list.size());
    }

    private static BigDecimal centred(List<BigDecimal> left, List<BigDecimal> right) {
        BigDecimal products = BigDecimal.ZERO;
        for (int i = 0; i < left.size(); i++) {
            products = products.add(left.get(i).multiply(right.get(i)));
        }
        return products.multiply(BigDecimal.valueOf(left.size()))
                .subtract(sum(left).multiply(sum(right)));
    }

    private boolean sample() {
        return parameters.stddev() == StdDev.SAMPLE;
    }

    Ratio variance() {
        int divisor = counted().size() - (sample() ? 1 : 0);
        return divisor < 1 ? null : squares(counted()).times(Ratio.of(BigDecimal.ONE, divisor));
    }

    /** Over the squared mean of so many periods. */
    private Ratio relative(Ratio variance, int periods) {
        BigDecimal sum = sum(values);
        if (variance == null || sum.signum() <= 0) {
            return null;
        }
        BigDecimal squaredPeriods = BigDecimal.valueOf((long) periods * periods);
        return variance.times(new Ratio(squaredPeriods, sum.multiply(sum)));
    }

    Ratio raw() {
        return relative(variance(), counted().size());
    }

    Ratio detrended() {
        int n = values.size();
        if (n < 3) {
            return null;
        }
        List<BigDecimal> time = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            time.add(BigDecimal.valueOf(t));
        }
        BigDecimal tt = centred(time, time);
        BigDecimal tx = centred(time, values);
        BigDecimal xx = centred(values, values);
        Ratio residuals = new Ratio(xx.multiply(tt).subtract(tx.multiply(tx)), tt.multiply(BigDecimal.valueOf(n)));
        return relative(residuals.times(Ratio.of(BigDecimal.ONE, n - (sample() ? 2 : 0))), n);
    }

    Ratio seasonal() {
        int divisor = values.size() - (sample() ? 1 : 0);
        if (seasonBefore == null || divisor < 1) {
            return null;
        }
        List<BigDecimal> changes = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            changes.add(values.get(i).subtract(seasonBefore.get(i)));
        }
        return relative(squares(changes).times(Ratio.of(BigDecimal.ONE, divisor)), values.size());
    }

    Ratio sizes() {
        List<BigDecimal> sizes = where(value -> value.signum() > 0);
        if (sizes.isEmpty()) {
            return null;
        }
        BigDecimal sum = sum(sizes);
        return new Ratio(centred(sizes, sizes), sum.multiply(sum));
    }
}
