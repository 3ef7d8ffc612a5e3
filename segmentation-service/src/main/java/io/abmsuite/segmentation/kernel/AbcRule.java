package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Steps 5 to 7: classes by cumulated share. A limit in percent of the base is turned into whole units once, rounded so that
 * comparing with it is the same as cross multiplication; so every comparison is exact and cheap.
 */
final class AbcRule {
    /** Percent, with limits in units of 0.0001. */
    private static final BigInteger SCALE = BigInteger.valueOf(1_000_000);

    private final Parameters parameters;
    private final Decisions decisions;
    private final BigInteger exactBase;
    private final Wide belowForA;
    private final Wide belowForB;
    private final long major;
    private final long dominant;
    /** Sum of the totals before the block looked at. */
    private final Wide before = new Wide();
    /** Sum of the totals up to the end of that block. */
    private final Wide after = new Wide();

    AbcRule(Parameters parameters, Decisions decisions, Wide base) {
        this.parameters = parameters;
        this.decisions = decisions;
        this.exactBase = base.toBigInteger();
        this.belowForA = bound(parameters.aLimit());
        this.belowForB = bound(parameters.bLimit());
        this.major = least(parameters.majorShare());
        this.dominant = least(parameters.dominantShare());
    }

    /** Classifies accounts, given in order of their totals, and notes ranks and ties on the way. */
    void classify(int[] order) {
        for (int next = 0; next < order.length; ) {
            long total = decisions.total[order[next]];
            int end = next + 1;
            while (end < order.length && decisions.total[order[end]] == total) {
                end++;
            }
            for (int i = next; i < end; i++) {
                decisions.rank[order[i]] = next + 1;
                raise(order[i], total, end - next > 1);
            }
            decide(order, next, end, total);
            next = end;
        }
    }

    private void raise(int place, long total, boolean tie) {
        if (tie) {
            decisions.raise(place, Flag.TIE);
        }
        if (total <= 0) {
            decisions.raise(place, Flag.NON_POSITIVE);
            return;
        }
        if (total >= major) {
            decisions.raise(place, Flag.MAJOR);
        }
        if (total >= dominant) {
            decisions.raise(place, Flag.DOMINANT);
        }
    }

    private void decide(int[] order, int from, int to, long total) {
        if (total > 0) {
            int block = parameters.ties() == Ties.SHARED ? to - from : 1;
            for (int i = from; i < to; i += block) {
                after.addProduct(total, block);
                AbcClass letter = letter();
                for (int j = i; j < i + block; j++) {
                    decisions.decide(order[j], letter);
                }
                before.addProduct(total, block);
            }
        } else if (parameters.nonpositive() == NonPositive.C) {
            for (int i = from; i < to; i++) {
                decisions.decide(order[i], AbcClass.C);
            }
        }
    }

    private AbcClass letter() {
        Wide position = switch (parameters.boundary()) {
            case INCLUSIVE -> before;
            case EXCLUSIVE -> after;
            case MIDPOINT -> before.plus(after);
        };
        if (position.compareTo(belowForA) < 0) {
            return AbcClass.A;
        }
        return position.compareTo(belowForB) < 0 ? AbcClass.B : AbcClass.C;
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
