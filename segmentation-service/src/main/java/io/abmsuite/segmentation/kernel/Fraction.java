package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact quotient that is not negative, with a positive denominator; used where doubles cannot decide. */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    Fraction {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException(numerator + "/" + denominator);
        }
    }

    static Fraction of(BigDecimal value) {
        int scale = Math.max(value.scale(), 0);
        return new Fraction(value.setScale(scale).unscaledValue(), BigInteger.TEN.pow(scale));
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** Rounded half-even. */
    BigDecimal rounded(int places) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), places, RoundingMode.HALF_EVEN);
    }

    /** The square root, rounded half-even: an integer root, and a comparison of squares for the last digit. */
    BigDecimal root(int places) {
        BigInteger scaled = numerator.multiply(BigInteger.TEN.pow(2 * places));
        BigInteger floor = scaled.divide(denominator).sqrt();
        BigInteger half = floor.shiftLeft(1).add(BigInteger.ONE);
        int side = scaled.shiftLeft(2).compareTo(half.multiply(half).multiply(denominator));
        boolean up = side > 0 || (side == 0 && floor.testBit(0));
        return new BigDecimal(up ? floor.add(BigInteger.ONE) : floor, places);
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
