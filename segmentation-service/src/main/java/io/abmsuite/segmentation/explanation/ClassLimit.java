package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.Boundary;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Ties;
import io.abmsuite.segmentation.run.Line;
import io.abmsuite.segmentation.run.Standings;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The limit of a class for one account, all other totals as they are: with its own total the base of all shares moves too.
 *
 * @param line the limit for a total that no other account has
 * @param perEqual what each other account with the same total weighs, in relation to the total
 * @param byCode whether equals count by their code or all together
 */
record ClassLimit(Line line, BigInteger perEqual, boolean byCode) {

    /** Percent, with limits in units of 0.0001. */
    private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000);

    private static final BigInteger TWO = BigInteger.TWO;

    /** The limit of class A or B, when the other totals add up to a sum. */
    static ClassLimit of(AbcClass letter, Parameters parameters, BigInteger others) {
        BigDecimal percent = letter == AbcClass.A ? parameters.aLimit() : parameters.bLimit();
        BigInteger limit = percent.movePointRight(4).toBigIntegerExact();
        boolean byCode = parameters.ties() == Ties.ORDER;
        Line line = line(parameters.boundary(), limit, others);
        BigInteger shared = parameters.boundary() == Boundary.INCLUSIVE ? BigInteger.ZERO : WHOLE;
        return new ClassLimit(line, byCode ? line.perAbove() : shared, byCode);
    }

    private static Line line(Boundary boundary, BigInteger limit, BigInteger others) {
        BigInteger part = limit.multiply(others);
        return switch (boundary) {
            case INCLUSIVE -> new Line(WHOLE, limit.negate(), part.subtract(BigInteger.ONE));
            case EXCLUSIVE -> new Line(WHOLE, WHOLE.subtract(limit), part);
            case MIDPOINT -> new Line(TWO.multiply(WHOLE), WHOLE.subtract(TWO.multiply(limit)), TWO.multiply(part));
        };
    }

    /** True if more revenue never takes an account out of the class. */
    boolean isMonotone() {
        return line.perTotal().signum() <= 0;
    }

    /** True if an account with this total, at this place, is in the class or a better one. */
    boolean keeps(BigInteger total, Standings.Place place) {
        BigInteger equals = BigInteger.valueOf(byCode ? place.equalBefore() : place.equal());
        BigInteger tied = perEqual.multiply(equals).multiply(total);
        return line.value(place.above(), total).add(tied).compareTo(line.bound()) <= 0;
    }

    /**
     * The smallest total that is in the class, between two totals others have.
     *
     * @param high null: no limit
     * @param above what the totals above add up to
     */
    BigInteger smallestBetween(BigInteger low, BigInteger high, BigInteger above) {
        BigInteger smallest = low.add(BigInteger.ONE);
        BigInteger missing = line.perAbove().multiply(above).subtract(line.bound());
        if (line.perTotal().signum() < 0 && missing.signum() > 0) {
            BigInteger[] needed = missing.divideAndRemainder(line.perTotal().negate());
            smallest = smallest.max(needed[1].signum() == 0 ? needed[0] : needed[0].add(BigInteger.ONE));
        }
        boolean found = line.holds(above, smallest) && (high == null || smallest.compareTo(high) < 0);
        return found ? smallest : null;
    }
}
