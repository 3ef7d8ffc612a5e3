package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Step 15: what the accounts are together, in exact sums that are rounded once. */
final class PortfolioFigures {
    private static final int PLACES = 6;
    private static final String NONE = "-";
    /** The squares of 2^31 totals below this add up to less than 2^127. */
    private static final long SQUARES_FIT = 1L << 48;

    private final Decisions decisions;
    private final int[] byTotal;
    private final Wide base;
    private final BigInteger exactBase;
    private final int paying;

    PortfolioFigures(Decisions decisions, int[] byTotal, Wide base) {
        this.decisions = decisions;
        this.byTotal = byTotal;
        this.base = base;
        this.exactBase = base.toBigInteger();
        int positive = 0;
        while (positive < byTotal.length && decisions.total[byTotal[positive]] > 0) {
            positive++;
        }
        this.paying = positive;
    }

    Portfolio portfolio() {
        Map<AbcClass, Integer> counts = new EnumMap<>(AbcClass.class);
        Map<AbcClass, Wide> sums = new EnumMap<>(AbcClass.class);
        for (AbcClass letter : AbcClass.values()) {
            counts.put(letter, 0);
            sums.put(letter, new Wide());
        }
        Wide majorSum = new Wide();
        int majors = 0;
        for (int place : byTotal) {
            if (decisions.abc(place) != AccountBlock.NO_CLASS) {
                AbcClass letter = AbcClass.values()[decisions.abc(place)];
                counts.merge(letter, 1, Integer::sum);
                sums.get(letter).add(Math.max(decisions.total[place], 0));
            }
            if (decisions.has(place, Flag.MAJOR)) {
                majors++;
                majorSum.add(decisions.total[place]);
            }
        }
        BigInteger squares = squares();
        return new Portfolio(
                decisions.size(),
                paying,
                new BigDecimal(exactBase, 4),
                counts,
                shares(sums),
                matrix(),
                top(1),
                top(5),
                top(10),
                majors,
                share(majorSum),
                paying == 0 ? null : rounded(squares, exactBase.pow(2)),
                paying == 0 ? null : rounded(exactBase.pow(2), squares),
                gini(paying),
                gini(paying - 1));
    }

    private Map<AbcClass, BigDecimal> shares(Map<AbcClass, Wide> sums) {
        Map<AbcClass, BigDecimal> shares = new EnumMap<>(AbcClass.class);
        sums.forEach((letter, sum) -> shares.put(letter, share(sum)));
        return shares;
    }

    private Map<String, Integer> matrix() {
        Map<String, Integer> matrix = new LinkedHashMap<>();
        for (String row : new String[] {"A", "B", "C", NONE}) {
            for (String column : new String[] {"X", "Y", "Z", NONE}) {
                matrix.put(row + column, 0);
            }
        }
        for (int place = 0; place < decisions.size(); place++) {
            int abc = decisions.abc(place);
            int xyz = decisions.xyz(place);
            String row = abc == AccountBlock.NO_CLASS ? NONE : AbcClass.values()[abc].name();
            String column = xyz == AccountBlock.NO_CLASS ? NONE : XyzClass.values()[xyz].name();
            matrix.merge(row + column, 1, Integer::sum);
        }
        return matrix;
    }

    private BigDecimal top(int count) {
        Wide sum = new Wide();
        for (int i = 0; i < Math.min(count, paying); i++) {
            sum.add(decisions.total[byTotal[i]]);
        }
        return share(sum);
    }

    private BigDecimal share(Wide part) {
        return paying == 0 ? null : Shares.exact(part, base);
    }

    /** In 128 bits where the largest total leaves no doubt that they are enough. */
    private BigInteger squares() {
        if (paying == 0 || decisions.total[byTotal[0]] < SQUARES_FIT) {
            Wide sum = new Wide();
            for (int i = 0; i < paying; i++) {
                sum.addProduct(decisions.total[byTotal[i]], decisions.total[byTotal[i]]);
            }
            return sum.toBigInteger();
        }
        BigInteger all = BigInteger.ZERO;
        for (int i = 0; i < paying; i++) {
            BigInteger total = BigInteger.valueOf(decisions.total[byTotal[i]]);
            all = all.add(total.multiply(total));
        }
        return all;
    }

    /** Twice the sum of totals by their place from below, less (n + 1) times the base, over the base and a count. */
    private BigDecimal gini(int count) {
        if (count < 1) {
            return null;
        }
        Wide weighted = new Wide();
        for (int i = 0; i < paying; i++) {
            weighted.addProduct(decisions.total[byTotal[i]], paying - i);
        }
        BigInteger numerator =
                weighted.toBigInteger().shiftLeft(1).subtract(exactBase.multiply(BigInteger.valueOf(paying + 1L)));
        return rounded(numerator, exactBase.multiply(BigInteger.valueOf(count)));
    }

    private static BigDecimal rounded(BigInteger numerator, BigInteger denominator) {
        return new Fraction(numerator, denominator).rounded(PLACES);
    }
}
