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
    private final Columns columns;
    private final Wide base;
    private final BigInteger exactBase;
    private final Wide belowForA;
    private final Wide belowForB;
    private final long major;
    private final long dominant;

    AbcRule(Parameters parameters, Columns columns, Wide base) {
        this.parameters = parameters;
        this.columns = columns;
        this.base = base;
        this.exactBase = base.toBigInteger();
        this.belowForA = bound(parameters.aLimit());
        this.belowForB = bound(parameters.bLimit());
        this.major = least(parameters.majorShare());
        this.dominant = least(parameters.dominantShare());
    }

    /** Classifies accounts, given in order of their totals. */
    void classify(int[] order) {
        Wide before = new Wide();
        int next = 0;
        while (next < order.length && columns.total[order[next]] > 0) {
            int end = blockEnd(order, next);
            Wide after = before.plus(new Wide());
            for (int i = next; i < end; i++) {
                int account = order[i];
                after.add(columns.total[account]);
                columns.share[account] = Shares.millionths(Wide.of(columns.total[account]), base);
                columns.cumShare[account] = Shares.millionths(after, base);
                raiseSize(account);
            }
            byte letter = (byte) letter(before, after).ordinal();
            for (int i = next; i < end; i++) {
                columns.abc[order[i]] = letter;
            }
            before = after;
            next = end;
        }
        for (int i = next; i < order.length; i++) {
            classifyNonPositive(order[i]);
        }
    }

    private void classifyNonPositive(int account) {
        columns.raise(account, Flag.NON_POSITIVE);
        columns.cumShare[account] = Shares.ONE;
        if (parameters.nonpositive() == NonPositive.C) {
            columns.abc[account] = (byte) AbcClass.C.ordinal();
        }
    }

    private void raiseSize(int account) {
        if (columns.total[account] >= major) {
            columns.raise(account, Flag.MAJOR);
        }
        if (columns.total[account] >= dominant) {
            columns.raise(account, Flag.DOMINANT);
        }
    }

    private int blockEnd(int[] order, int start) {
        int end = start + 1;
        if (parameters.ties() == Ties.SHARED) {
            while (end < order.length && columns.total[order[end]] == columns.total[order[start]]) {
                end++;
            }
        }
        return end;
    }

    private AbcClass letter(Wide before, Wide after) {
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
