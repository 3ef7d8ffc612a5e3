package io.abmsuite.segmentation.run;

import java.math.BigInteger;

/**
 * A condition on a total and on what larger totals add up to, both in units of 0.0001: {@code perAbove * above + perTotal *
 * total <= bound}.
 */
public record Line(BigInteger perAbove, BigInteger perTotal, BigInteger bound) {

    public boolean holds(BigInteger above, BigInteger total) {
        return value(above, total).compareTo(bound) <= 0;
    }

    /** The left side. */
    public BigInteger value(BigInteger above, BigInteger total) {
        return perAbove.multiply(above).add(perTotal.multiply(total));
    }
}
