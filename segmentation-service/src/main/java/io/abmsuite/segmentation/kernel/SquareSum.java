package io.abmsuite.segmentation.kernel;

import java.math.BigInteger;
import java.util.function.Supplier;

/**
 * The sum of squared distances of terms from their mean, or from their least-squares line.
 *
 * <p>The bound: with u = 2^-53, n terms of at most M, each known to 2uM, the mean is known to (n + 3)uM, and a distance to
 * e = (n + 16)uM. The line adds the error of its slope; with a slope of at most 3.4 M / n over all of the line and n &gt;= 3 that
 * makes e = (8n + 64)uM. If distances d are known to e, then their squares add up to within 2e(sum |d| + 2ne), beside (n + 4)u of
 * the sum itself for the additions.
 */
record SquareSum(double value, double error, Supplier<Fraction> exact) {
    private static final double U = 0x1p-53;
    /** Covers the roundings of the bound itself. */
    private static final double SLACK = 1.01;

    static SquareSum aroundMean(Terms terms) {
        int n = terms.count();
        double error = (n + 16) * U * terms.largest();
        return sum(distances(terms), error, () -> exactAroundMean(terms));
    }

    static SquareSum aroundLine(Terms terms) {
        int n = terms.count();
        double[] distances = distances(terms);
        double slope = 0;
        for (int i = 0; i < n; i++) {
            slope += place(i, n) * distances[i];
        }
        slope /= placeSquares(n);
        for (int i = 0; i < n; i++) {
            distances[i] -= slope * place(i, n);
        }
        return sum(distances, (8 * n + 64) * U * terms.largest(), () -> exactAroundLine(terms));
    }

    private static double[] distances(Terms terms) {
        double[] distances = terms.approximate().clone();
        double mean = terms.sum() / distances.length;
        for (int i = 0; i < distances.length; i++) {
            distances[i] -= mean;
        }
        return distances;
    }

    private static SquareSum sum(double[] distances, double error, Supplier<Fraction> exact) {
        double squares = 0;
        double absolutes = 0;
        for (double distance : distances) {
            squares += distance * distance;
            absolutes += Math.abs(distance);
        }
        int n = distances.length;
        double bound = 2 * error * (absolutes + 2 * n * error) + (n + 4) * U * squares;
        return new SquareSum(squares, bound * SLACK, exact);
    }

    /** n times the sum of squares less the square of the sum, over n. */
    private static Fraction exactAroundMean(Terms terms) {
        BigInteger n = BigInteger.valueOf(terms.count());
        return new Fraction(exactSpread(terms), n);
    }

    private static BigInteger exactSpread(Terms terms) {
        BigInteger sum = terms.exactSum();
        BigInteger squares = BigInteger.ZERO;
        for (int i = 0; i < terms.count(); i++) {
            BigInteger term = terms.exact().apply(i);
            squares = squares.add(term.multiply(term));
        }
        return squares.multiply(BigInteger.valueOf(terms.count())).subtract(sum.multiply(sum));
    }

    private static Fraction exactAroundLine(Terms terms) {
        int n = terms.count();
        BigInteger moment = BigInteger.ZERO;
        for (int i = 0; i < n; i++) {
            moment = moment.add(terms.exact().apply(i).multiply(BigInteger.valueOf(place(i, n))));
        }
        BigInteger weight = BigInteger.valueOf(placeSquares(n));
        BigInteger count = BigInteger.valueOf(n);
        BigInteger explained = moment.multiply(moment).multiply(count);
        return new Fraction(exactSpread(terms).multiply(weight).subtract(explained), count.multiply(weight));
    }

    /** Places on the time axis in half periods, with the middle at zero. */
    private static long place(int index, int count) {
        return 2L * index - (count - 1);
    }

    /** The sum of the squares of all places. */
    private static long placeSquares(int count) {
        return (long) count * ((long) count * count - 1) / 3;
    }
}
