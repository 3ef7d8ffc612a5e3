package io.abmsuite.segmentation.kernel;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;

/**
 * Terms of a series as doubles, each at most 2^-53 times {@code 2 * largest} away from the truth, and exactly on demand.
 *
 * @param largest no term is further from zero
 */
record Terms(double[] approximate, double largest, IntFunction<BigInteger> exact) {

    /** The values from a place on that pass the filter. */
    static Terms of(long[] values, int from, LongPredicate filter) {
        long[] kept = Arrays.stream(values, from, values.length).filter(filter).toArray();
        double[] terms = new double[kept.length];
        double largest = 0;
        for (int i = 0; i < kept.length; i++) {
            terms[i] = kept[i];
            largest = Math.max(largest, Math.abs(terms[i]));
        }
        return new Terms(terms, largest, i -> BigInteger.valueOf(kept[i]));
    }

    /** The change of each value from {@code lag} on against the value that far before it. */
    static Terms ofChanges(long[] values, int lag) {
        double[] terms = new double[values.length - lag];
        double largest = 0;
        for (int i = 0; i < terms.length; i++) {
            double now = values[i + lag];
            double then = values[i];
            terms[i] = now - then;
            largest = Math.max(largest, Math.abs(now) + Math.abs(then));
        }
        return new Terms(
                terms, largest, i -> BigInteger.valueOf(values[i + lag]).subtract(BigInteger.valueOf(values[i])));
    }

    int count() {
        return approximate.length;
    }

    double sum() {
        double sum = 0;
        for (double term : approximate) {
            sum += term;
        }
        return sum;
    }

    BigInteger exactSum() {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < count(); i++) {
            sum = sum.add(exact.apply(i));
        }
        return sum;
    }
}
