package io.abmsuite.segmentation.kernel;

import java.math.BigInteger;

/** A signed sum of 128 bits: sums of longs neither wrap nor depend on the order in which they are taken. */
final class Wide implements Comparable<Wide> {
    private static final double TWO_TO_64 = 0x1p64;
    private static final BigInteger LOW_MASK =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private long high;
    private long low;

    static Wide of(long value) {
        Wide wide = new Wide();
        wide.add(value);
        return wide;
    }

    static Wide of(BigInteger value) {
        if (value.bitLength() >= 2 * Long.SIZE) {
            throw new ArithmeticException("more than 128 bits");
        }
        Wide wide = new Wide();
        wide.high = value.shiftRight(Long.SIZE).longValue();
        wide.low = value.and(LOW_MASK).longValue();
        return wide;
    }

    void clear() {
        high = 0;
        low = 0;
    }

    void set(Wide other) {
        high = other.high;
        low = other.low;
    }

    void add(long value) {
        add(value >> (Long.SIZE - 1), value);
    }

    void add(Wide other) {
        add(other.high, other.low);
    }

    void addProduct(long left, long right) {
        add(Math.multiplyHigh(left, right), left * right);
    }

    int signum() {
        return high == 0 ? (low == 0 ? 0 : 1) : Long.signum(high);
    }

    /** Whether the value is within plus or minus the limit. */
    boolean isWithin(long limit) {
        return high == low >> (Long.SIZE - 1) && low >= -limit && low <= limit;
    }

    /** The value, which the caller knows to fit. */
    long toLong() {
        return low;
    }

    /** The value with a relative error of at most 4 units of 2^-53; only for values that are not negative. */
    double toDouble() {
        double upper = (double) (low >>> 32) * 0x1p32;
        return high * TWO_TO_64 + (upper + (double) (low & 0xFFFF_FFFFL));
    }

    BigInteger toBigInteger() {
        return BigInteger.valueOf(high)
                .shiftLeft(Long.SIZE)
                .add(BigInteger.valueOf(low).and(LOW_MASK));
    }

    @Override
    public int compareTo(Wide other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wide wide && high == wide.high && low == wide.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high) * 31 + Long.hashCode(low);
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }

    private void add(long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
    }
}
