package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The proven bounds, held against exact arithmetic on series that are hard for doubles: large numbers, small differences. */
class BoundedTest {
    @Property(tries = 2000)
    void doublesStayWithinTheirBoundAroundTheMean(@ForAll("hardSeries") long[] series) {
        assertWithinBound(SquareSum.aroundMean(Terms.of(series, 0, value -> true)));
    }

    @Property(tries = 2000)
    void doublesStayWithinTheirBoundAroundALine(@ForAll("hardSeries") long[] series) {
        assertWithinBound(SquareSum.aroundLine(Terms.of(series, 0, value -> true)));
    }

    @Property(tries = 2000)
    void doublesStayWithinTheirBoundForChanges(@ForAll("hardSeries") long[] series) {
        assertWithinBound(SquareSum.aroundMean(Terms.ofChanges(series, series.length / 2)));
    }

    @Property(tries = 2000)
    void figuresStayWithinTheirBound(@ForAll("hardSeries") long[] series) {
        Variability figures = new Variability(series, 0, Parameters.classic());

        for (Bounded figure : Arrays.asList(figures.raw(), figures.detrended(), figures.sizes())) {
            if (figure != null) {
                assertWithinBound(figure.value(), figure.error(), figure.exact().get());
                assertThat(figure.root()).isEqualTo(figure.exact().get().root(6));
                assertThat(figure.rounded()).isEqualTo(figure.exact().get().rounded(6));
            }
        }
    }

    @Property(tries = 1000)
    void decidesExactlyAtALimit(@ForAll("units") long limit, @ForAll("neighbours") int offset) {
        BigInteger scale = BigInteger.TEN.pow(18);
        BigInteger near = BigInteger.valueOf(limit).multiply(scale).add(BigInteger.valueOf(offset));
        Fraction exact = new Fraction(near, BigInteger.TEN.pow(22));
        double value = exact.numerator().doubleValue() / 1e22;
        Bounded figure = new Bounded(value, value * 4 * 0x1p-53, () -> exact);
        Limit at = Limit.of(BigDecimal.valueOf(limit, 4));

        assertThat(figure.isAtMost(at)).isEqualTo(offset <= 0);
        assertThat(figure.isBelow(at)).isEqualTo(offset < 0);
    }

    @Example
    void asksForTheExactValueOnlyWhereItMust() {
        Bounded far = new Bounded(0.3, 1e-12, () -> {
            throw new AssertionError("the bound leaves no doubt");
        });

        assertThat(far.isAtMost(Limit.of(new BigDecimal("0.2999")))).isFalse();
        assertThat(far.isAtMost(Limit.of(new BigDecimal("0.3001")))).isTrue();
        assertThat(far.isBelow(Limit.of(new BigDecimal("0.2999")))).isFalse();
        assertThat(far.isBelow(Limit.of(new BigDecimal("0.3001")))).isTrue();
        assertThat(far.rounded()).isEqualTo("0.300000");
        assertThat(far.root()).isEqualTo("0.547723");
    }

    @Example
    void asksForTheExactValueInDoubt() {
        Fraction exact = new Fraction(BigInteger.valueOf(3), BigInteger.TEN);
        for (double wrong : new double[] {0.29, 0.31}) {
            Bounded doubtful = new Bounded(wrong, 0.02, () -> exact);

            assertThat(doubtful.isAtMost(Limit.of(new BigDecimal("0.3")))).isTrue();
            assertThat(doubtful.isBelow(Limit.of(new BigDecimal("0.3")))).isFalse();
            assertThat(doubtful.rounded()).isEqualTo("0.300000");
            assertThat(doubtful.root()).isEqualTo("0.547723");
        }
        Bounded huge = new Bounded(1e12, 1e-3, () -> new Fraction(BigInteger.TEN.pow(12), BigInteger.ONE));
        assertThat(huge.rounded()).isEqualTo("1000000000000.000000");
    }

    @Property(tries = 1000)
    void boundsAreNarrowWhereValuesAreOrdinary(@ForAll("ordinarySeries") long[] series) {
        Variability figures = new Variability(series, 0, Parameters.classic());

        for (Bounded figure : new Bounded[] {figures.raw(), figures.detrended(), figures.sizes()}) {
            assertThat(figure.error()).isBetween(1e-17 * figure.value(), 1e-11 * (1 + figure.value()));
        }
    }

    @Provide
    Arbitrary<long[]> ordinarySeries() {
        return Arbitraries.longs()
                .between(1, 1_000_000_000L)
                .array(long[].class)
                .ofMinSize(3)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<long[]> hardSeries() {
        Arbitrary<Long> bases = Arbitraries.of(
                0L, 1L, 3_000_000L, 10_000_000_000_000L, 90_071_992_547_409_93L, 100_000_000_000_000_000L);
        Arbitrary<Long> noise = Arbitraries.oneOf(
                Arbitraries.longs().between(-20, 20),
                Arbitraries.longs().between(-1_000_000, 1_000_000),
                Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L));
        Arbitrary<Long> slopes =
                Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(-99, 1_000_000L));
        return Combinators.combine(bases, slopes, noise.list().ofMinSize(3).ofMaxSize(60))
                .as((base, slope, list) -> {
                    long[] series = new long[list.size()];
                    for (int i = 0; i < series.length; i++) {
                        series[i] = base + slope * i + list.get(i);
                    }
                    return series;
                });
    }

    @Provide
    Arbitrary<Long> units() {
        return Arbitraries.longs().between(1, 50_000);
    }

    @Provide
    Arbitrary<Integer> neighbours() {
        return Arbitraries.of(-1, 0, 1);
    }

    private static void assertWithinBound(SquareSum squares) {
        assertWithinBound(squares.value(), squares.error(), squares.exact().get());
    }

    private static void assertWithinBound(double value, double error, Fraction exact) {
        BigDecimal truth = exact.rounded(60);
        BigDecimal distance = new BigDecimal(value).subtract(truth).abs();
        assertThat(distance).isLessThanOrEqualTo(new BigDecimal(error).add(BigDecimal.ONE.movePointLeft(59)));
    }
}
