package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.run.Line;
import io.abmsuite.segmentation.run.Standings;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Other accounts in a list, looked through one by one: slow and plain. */
record ListedStandings(TreeMap<String, BigInteger> totals, String code) implements Standings {

    private List<BigInteger> where(Predicate<BigInteger> condition) {
        return totals.values().stream()
                .filter(total -> total.signum() > 0)
                .filter(condition)
                .sorted()
                .toList();
    }

    private BigInteger sum(Predicate<BigInteger> condition) {
        return where(condition).stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Override
    public BigInteger sum() {
        return sum(any -> true);
    }

    @Override
    public Uni<Place> at(BigInteger total) {
        List<BigInteger> below = where(other -> other.compareTo(total) < 0);
        int before = (int) totals.headMap(code).values().stream()
                .filter(total::equals)
                .filter(other -> other.signum() > 0)
                .count();
        return Uni.createFrom()
                .item(new Place(
                        sum(other -> other.compareTo(total) > 0),
                        where(total::equals).size(),
                        before,
                        below.isEmpty() ? null : below.get(below.size() - 1)));
    }

    @Override
    public Uni<BigInteger> above(BigInteger floor, Line line) {
        return Uni.createFrom()
                .item(where(other -> other.compareTo(floor) > 0).stream()
                        .filter(other -> line.holds(above(other), other.add(BigInteger.ONE)))
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public Uni<BigInteger> below(BigInteger ceiling, Line line) {
        List<BigInteger> broken = where(
                other -> other.compareTo(ceiling) < 0 && !line.holds(above(other.subtract(BigInteger.ONE)), other));
        return Uni.createFrom().item(broken.isEmpty() ? null : broken.get(broken.size() - 1));
    }

    private BigInteger above(BigInteger total) {
        return sum(other -> other.compareTo(total) > 0);
    }
}
