package io.abmsuite.segmentation.run;

import io.smallrye.mutiny.Uni;
import java.math.BigInteger;

/**
 * The positive totals of all other accounts of a run, in units of 0.0001: where one account would stand among them with
 * another total.
 */
public interface Standings {

    /**
     * Where a total stands.
     *
     * @param above what larger totals add up to
     * @param equal how many have the same total
     * @param equalBefore how many of them have a code before the account's own
     * @param previous the largest total below; null if there is none
     */
    record Place(BigInteger above, int equal, int equalBefore, BigInteger previous) {}

    /** What they add up to. */
    BigInteger sum();

    Uni<Place> at(BigInteger total);

    /**
     * The smallest of them above a floor one unit over which the line holds, with what is above it; null if there is none.
     * The line must not become harder to keep from one of them to the next larger one.
     */
    Uni<BigInteger> above(BigInteger floor, Line line);

    /** The largest of them below a ceiling for which the line breaks, with all of its equals above; null if there is none. */
    Uni<BigInteger> below(BigInteger ceiling, Line line);
}
