package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Supplier;

/**
 * The figures of one account's series. A coefficient of variation is handled as its square, and is {@code null} where it does not
 * exist: the mean is not positive, there are too few periods, or the history does not reach back a season.
 */
final class Variability {
    private static final double U = 0x1p-53;
    /** The square of the units of 0.0001. */
    private static final BigInteger UNITS_SQUARED = BigInteger.TEN.pow(8);

    private static final int LEAST_FOR_LINE = 3;

    private final long[] values;
    private final int lag;
    private final boolean sample;
    private final Terms counted;

    /** Values of all periods, before them those of {@code lag} earlier periods (0 if there are none to compare with). */
    Variability(long[] values, int lag, Parameters parameters) {
        this.values = values;
        this.lag = lag;
        this.sample = parameters.stddev() == StdDev.SAMPLE;
        boolean all = parameters.zeros() == Zeros.COUNT;
        this.counted = Terms.of(values, lag, value -> all || value != 0);
    }

    int observed() {
        return values.length - lag;
    }

    int active() {
        int active = 0;
        for (int i = lag; i < values.length; i++) {
            active += values[i] != 0 ? 1 : 0;
        }
        return active;
    }

    /** The number of periods with a value above zero. */
    int positive() {
        int positive = 0;
        for (int i = lag; i < values.length; i++) {
            positive += values[i] > 0 ? 1 : 0;
        }
        return positive;
    }

    BigDecimal mean() {
        return counted.count() == 0
                ? null
                : BigDecimal.valueOf(sum(), 4).divide(BigDecimal.valueOf(counted.count()), 6, RoundingMode.HALF_EVEN);
    }

    BigDecimal stddev() {
        int divisor = counted.count() - (sample ? 1 : 0);
        if (divisor < 1) {
            return null;
        }
        SquareSum squares = SquareSum.aroundMean(counted);
        double factor = 1 / (divisor * 1e8);
        BigInteger denominator = UNITS_SQUARED.multiply(BigInteger.valueOf(divisor));
        return scaled(squares, factor, 0, () -> new Fraction(BigInteger.ONE, denominator))
                .root();
    }

    Bounded raw() {
        int divisor = counted.count() - (sample ? 1 : 0);
        return sum() <= 0 || divisor < 1
                ? null
                : relative(SquareSum.aroundMean(counted), divisor, counted.count(), sum());
    }

    Bounded detrended() {
        int divisor = observed() - (sample ? 2 : 0);
        return sum() <= 0 || observed() < LEAST_FOR_LINE
                ? null
                : relative(SquareSum.aroundLine(Terms.of(values, lag, value -> true)), divisor, observed(), sum());
    }

    Bounded seasonal() {
        int divisor = observed() - (sample ? 1 : 0);
        return sum() <= 0 || lag == 0 || divisor < 1
                ? null
                : relative(SquareSum.aroundMean(Terms.ofChanges(values, lag)), divisor, observed(), sum());
    }

    /** The squared population CV of the values above zero. */
    Bounded sizes() {
        Terms sizes = Terms.of(values, lag, value -> value > 0);
        if (sizes.count() == 0) {
            return null;
        }
        return relative(SquareSum.aroundMean(sizes), sizes.count(), sizes.count(), sizes.sum(), sizes::exactSum);
    }

    private long sum() {
        long sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static Bounded relative(SquareSum squares, int divisor, int count, long sum) {
        return relative(squares, divisor, count, sum, () -> BigInteger.valueOf(sum));
    }

    /** The squares over {@code divisor}, in relation to the squared mean: sum over {@code count}. */
    private static Bounded relative(
            SquareSum squares, int divisor, int count, double sum, Supplier<BigInteger> exactSum) {
        double factor = (double) count * count / divisor / (sum * sum);
        return scaled(squares, factor, 2 * count, () -> {
            BigInteger exact = exactSum.get();
            BigInteger periods = BigInteger.valueOf(count);
            BigInteger denominator = exact.multiply(exact).multiply(BigInteger.valueOf(divisor));
            return new Fraction(periods.multiply(periods), denominator);
        });
    }

    /** A product with a factor that may itself be wrong by so many units of 2^-53, and some for the arithmetic here. */
    private static Bounded scaled(SquareSum squares, double factor, int units, Supplier<Fraction> exactFactor) {
        double value = squares.value() * factor;
        double error = (squares.error() * factor + (units + 32) * U * (value + squares.error() * factor)) * 1.01;
        return new Bounded(value, error, () -> squares.exact().get().times(exactFactor.get()));
    }
}
