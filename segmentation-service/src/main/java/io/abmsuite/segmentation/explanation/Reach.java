package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.run.Standings;
import io.abmsuite.segmentation.run.Standings.Place;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;

/**
 * How far a total is from a limit: the nearest total on its other side, all other totals as they are. Between two totals of
 * others the limit is a straight line, so it is enough to find the two neighbours between which it is crossed; ADR 20 shows
 * that going up they can be found by binary search in every boundary mode.
 */
final class Reach {

    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger BEYOND_ALL = BigInteger.TEN.pow(30);

    private final Standings others;
    private final ClassLimit limit;

    Reach(Standings others, ClassLimit limit) {
        this.others = others;
        this.limit = limit;
    }

    /** The smallest total above one that is not in the class, which is in it; null if there is none. */
    Uni<BigInteger> smallestAbove(BigInteger total) {
        BigInteger floor = total.max(BigInteger.ZERO);
        BigInteger least = floor.add(ONE);
        return others.at(least)
                .chain(place -> limit.keeps(least, place)
                        ? Uni.createFrom().item(least)
                        : others.above(floor, limit.line()).chain(kept -> between(floor, kept)));
    }

    /** The crossing is below a total one unit over which the limit is kept (null: no total of others is), near it. */
    private Uni<BigInteger> between(BigInteger floor, BigInteger kept) {
        return others.at(kept == null ? BEYOND_ALL : kept).chain(place -> {
            boolean isOther = place.previous() != null && place.previous().compareTo(floor) > 0;
            BigInteger low = isOther ? place.previous() : floor;
            return tied(isOther ? low : null).map(found -> found != null ? found : behind(low, kept, place));
        });
    }

    private BigInteger behind(BigInteger low, BigInteger kept, Place place) {
        BigInteger above =
                kept == null ? BigInteger.ZERO : place.above().add(kept.multiply(BigInteger.valueOf(place.equal())));
        BigInteger between = limit.smallestBetween(low, kept, above);
        if (between != null || kept == null) {
            return between;
        }
        return limit.keeps(kept, place) ? kept : kept.add(ONE);
    }

    /** The total itself if an account that has it as others do is in the class. */
    private Uni<BigInteger> tied(BigInteger total) {
        return total == null
                ? Uni.createFrom().nullItem()
                : others.at(total).map(place -> limit.keeps(total, place) ? total : null);
    }

    /** The largest total below one that is in the class, which is not in it; 0 is in none. */
    Uni<BigInteger> largestBelow(BigInteger total) {
        if (limit.isMonotone()) {
            return smallestAbove(BigInteger.ZERO).map(smallest -> smallest.subtract(ONE));
        }
        return outside(total.subtract(ONE))
                .chain(found -> found != null ? Uni.createFrom().item(found) : next(total));
    }

    /** Within the totals of others the limit is hardest to keep just below one of them, so only these are tried. */
    private Uni<BigInteger> next(BigInteger ceiling) {
        return others.below(ceiling, limit.line())
                .chain(near -> near == null
                        ? Uni.createFrom().item(BigInteger.ZERO)
                        : outside(near)
                                .chain(found ->
                                        found != null ? Uni.createFrom().item(found) : outside(near.subtract(ONE)))
                                .chain(found -> found != null ? Uni.createFrom().item(found) : next(near)));
    }

    private Uni<BigInteger> outside(BigInteger total) {
        return total.signum() <= 0
                ? Uni.createFrom().item(BigInteger.ZERO)
                : others.at(total).map(place -> limit.keeps(total, place) ? null : total);
    }
}
