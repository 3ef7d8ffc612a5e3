package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Steps 5 to 7: where in the order of totals each class ends. A limit in percent of the base is turned into whole units once,
 * rounded so that comparing with it is the same as cross multiplication; so every comparison is exact and cheap.
 */
final class AbcRule {
    /** Percent, with limits in units of 0.0001. */
    private static final BigInteger SCALE = BigInteger.valueOf(1_000_000);

    private final Parameters parameters;
    private final long[] totals;
    private final BigInteger exactBase;
    /** Sum of the totals before the block looked at, the largest total being the first. */
    private final Wide before = new Wide();

    private final Wide position = new Wide();
    private final int endOfA;
    private final int endOfB;
    private final int endOfPositive;
    private final int endOfMajor;
    private final int endOfDominant;

    /** The base is the sum of the positive totals. */
    AbcRule(Parameters parameters, TotalOrder order, Wide base) {
        this.parameters = parameters;
        this.totals = order.totals;
        this.exactBase = base.toBigInteger();
        this.endOfPositive = endOfTotalsFrom(1);
        this.endOfA = endOfBlocksBelow(bound(parameters.aLimit()), 0);
        this.endOfB = endOfBlocksBelow(bound(parameters.bLimit()), endOfA);
        this.endOfMajor = Math.min(endOfPositive, endOfTotalsFrom(least(parameters.majorShare())));
        this.endOfDominant = Math.min(endOfPositive, endOfTotalsFrom(least(parameters.dominantShare())));
    }

    /** The class at a place in the order, or {@code null}. */
    AbcClass letter(int index) {
        if (index < endOfPositive) {
            return index < endOfA ? AbcClass.A : index < endOfB ? AbcClass.B : AbcClass.C;
        }
        return parameters.nonpositive() == NonPositive.C ? AbcClass.C : null;
    }

    /** What the size of a total says at a place in the order. */
    short flags(int index) {
        if (index >= endOfPositive) {
            return Flag.NON_POSITIVE.mask();
        }
        int major = index < endOfMajor ? Flag.MAJOR.mask() : 0;
        int dominant = index < endOfDominant ? Flag.DOMINANT.mask() : 0;
        return (short) (major | dominant);
    }

    private int endOfTotalsFrom(long least) {
        int from = 0;
        int to = totals.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (totals[middle] >= least) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Goes on from a place, the totals before which have been added up, while blocks of equal totals lie below a bound. */
    private int endOfBlocksBelow(Wide bound, int from) {
        int next = from;
        while (next < endOfPositive) {
            int end = blockEnd(next);
            move(totals[next], end - next);
            if (position.compareTo(bound) >= 0) {
                return next;
            }
            before.addProduct(totals[next], end - next);
            next = end;
        }
        return next;
    }

    private int blockEnd(int start) {
        int end = start + 1;
        if (parameters.ties() == Ties.SHARED) {
            while (end < totals.length && totals[end] == totals[start]) {
                end++;
            }
        }
        return end;
    }

    /** Puts the position where the boundary wants it for a block of so many equal totals. */
    private void move(long total, int block) {
        position.set(before);
        switch (parameters.boundary()) {
            case INCLUSIVE -> {}
            case EXCLUSIVE -> position.addProduct(total, block);
            case MIDPOINT -> {
                position.add(before);
                position.addProduct(total, block);
            }
        }
    }

    /** The smallest position that is past a limit: inclusive is "less than", the others are "at most". */
    private Wide bound(BigDecimal limit) {
        BigInteger product = scaled(limit).multiply(exactBase);
        return Wide.of(
                switch (parameters.boundary()) {
                    case INCLUSIVE -> ceiling(product);
                    case EXCLUSIVE -> product.divide(SCALE).add(BigInteger.ONE);
                    case MIDPOINT -> product.shiftLeft(1).divide(SCALE).add(BigInteger.ONE);
                });
    }

    /** The smallest total with at least this share of the base. */
    private long least(BigDecimal share) {
        BigInteger least = ceiling(scaled(share).multiply(exactBase));
        return least.bitLength() < Long.SIZE ? least.longValue() : Long.MAX_VALUE;
    }

    private static BigInteger ceiling(BigInteger product) {
        return product.add(SCALE).subtract(BigInteger.ONE).divide(SCALE);
    }

    private static BigInteger scaled(BigDecimal percent) {
        return percent.movePointRight(4).toBigIntegerExact();
    }
}
