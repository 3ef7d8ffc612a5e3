package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What doubles decide on steadiness is what exact arithmetic decides, also on limits and next to them. */
class RoughSteadinessTest {
    private static final int SEASON = Granularity.MONTH.season();

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void neverContradictsExactArithmetic(
            @ForAll("series") long[] series,
            @ForAll @IntRange(min = -1, max = 1) int distance,
            @ForAll @IntRange(min = 0, max = 2) int figure,
            @ForAll("deviations") String stddev,
            @ForAll boolean seasonBefore) {
        AccountBlock block = block(series, seasonBefore);
        Parameters parameters = nearLimits(block, stddev, figure, distance);

        int answer = new RoughSteadiness(parameters).decide(block, 0, SEASON);

        long total = LongStream.of(series).skip(SEASON).sum();
        assertThat(block.total[0]).isEqualTo(total);
        if (total <= 0) {
            assertThat(answer).isEqualTo(RoughSteadiness.UNDECIDED);
        } else if (answer != RoughSteadiness.UNDECIDED) {
            assertThat(answer).isEqualTo(exact(block, parameters));
        }
    }

    /** Pairs of values as far above as below their mean, a line, or the season before: by as much as the limit says. */
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void neverContradictsExactArithmeticOnALimit(
            @ForAll("figures") Figure figure,
            @ForAll @IntRange(min = 2, max = 9_999) int limit,
            @ForAll @IntRange(min = 1, max = 12) int fours,
            @ForAll @IntRange(min = 4, max = 13) int size,
            @ForAll @IntRange(min = -1, max = 1) int more,
            @ForAll boolean ofX) {
        AccountBlock block = block(onALimit(figure, limit, 4 * fours, (long) Math.pow(10, size), more), true);
        String squared = BigDecimal.valueOf(limit, 4).toPlainString();
        Parameters parameters = Parameters.of(Map.of("periods", "520", "min_periods", "2"))
                .with(
                        ofX
                                ? Map.of("x_limit", squared, "y_limit", "999999999")
                                : Map.of("x_limit", "0.0001", "y_limit", squared));

        int answer = new RoughSteadiness(parameters).decide(block, 0, SEASON);

        if (answer != RoughSteadiness.UNDECIDED) {
            assertThat(answer).isEqualTo(exact(block, parameters));
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void decidesWhereNothingIsNear(@ForAll("series") long[] series, @ForAll boolean seasonBefore) {
        AccountBlock block = block(series, seasonBefore);
        Parameters parameters = Parameters.of(Map.of("periods", "520", "x_limit", "0.2345", "y_limit", "0.6789"));
        Variability figures = block.figures(0, SEASON, parameters);
        boolean near = figures.raw() == null;
        for (Bounded figure : present(figures)) {
            double cv = Math.sqrt(figure.value());
            near |= Math.abs(cv - 0.2345) < 1e-4 || Math.abs(cv - 0.6789) < 1e-4;
        }

        int answer = new RoughSteadiness(parameters).decide(block, 0, SEASON);

        if (!near
                && largest(series) < 1_000 * LongStream.of(series).skip(SEASON).sum()) {
            assertThat(answer).isEqualTo(exact(block, parameters));
        }
    }

    /** Twelve values of the season before, then those of the window. */
    @Provide
    Arbitrary<long[]> series() {
        Arbitrary<Long> bases = Arbitraries.of(1L, 3_000_000L, 10_000_000_000_000L, 100_000_000_000_000_000L);
        Arbitrary<Integer> noises = Arbitraries.of(0, 2, 10, 100, 1_000);
        Arbitrary<Integer> slopes = Arbitraries.of(0, 0, 1, 5, 20);
        return Combinators.combine(bases, noises, slopes, Arbitraries.integers().between(2, 60), Arbitraries.randoms())
                .as((base, noise, slope, periods, random) -> values(base, noise, slope, periods, random));
    }

    /** Which figure is to meet the limit. */
    enum Figure {
        RAW,
        DETRENDED,
        SEASONAL
    }

    @Provide
    Arbitrary<Figure> figures() {
        return Arbitraries.of(Figure.class);
    }

    /** Series of so many values around a size, one of which is a little off. */
    private static long[] onALimit(Figure figure, int limit, int n, long size, int more) {
        long[] values = new long[SEASON + n];
        for (int i = 0; i < values.length; i++) {
            int sign = i % 4 == 0 || i % 4 == 3 ? 1 : -1;
            long swing = sign * size * limit;
            long place = 2L * (i - SEASON) - (n - 1);
            values[i] = 10_000 * size
                    + switch (figure) {
                        case RAW -> swing;
                        case DETRENDED -> swing + (i < SEASON ? 0 : place * size * 90);
                        case SEASONAL -> swing * (4 + i / SEASON);
                    };
        }
        values[SEASON + n / 2] += more;
        return values;
    }

    @Provide
    Arbitrary<String> deviations() {
        return Arbitraries.of("population", "sample");
    }

    private static long[] values(long base, int noise, int slope, int periods, Random random) {
        long[] values = new long[SEASON + periods];
        for (int i = 0; i < values.length; i++) {
            double swing = noise * (random.nextDouble() - 0.45) / 10 + slope * i / 100.0;
            values[i] = base + (long) (Math.min(base, 10_000_000_000_000_000L) * swing);
        }
        return values;
    }

    private static AccountBlock block(long[] series, boolean seasonBefore) {
        AccountBlock block = new AccountBlock(series.length, 1);
        System.arraycopy(series, 0, block.series, 0, series.length);
        block.begin[0] = (short) SEASON;
        block.seasonBefore[0] = seasonBefore;
        return block;
    }

    /** Limits of four decimals as near to one of the figures as can be, if there is one. */
    private static Parameters nearLimits(AccountBlock block, String stddev, int figure, int distance) {
        Parameters wide = Parameters.of(
                Map.of("periods", "520", "stddev", stddev, "x_limit", "0.25", "y_limit", "0.5", "min_periods", "2"));
        List<Bounded> figures = present(block.figures(0, SEASON, wide));
        if (figures.isEmpty()) {
            return wide;
        }
        BigDecimal cv = figures.get(figure % figures.size()).root();
        BigDecimal near = cv.setScale(4, RoundingMode.HALF_EVEN).add(BigDecimal.valueOf(distance, 4));
        BigDecimal limit = near.max(new BigDecimal("0.0001")).min(new BigDecimal("900000000"));
        return distance == 0
                ? wide.with(Map.of("x_limit", limit.toPlainString(), "y_limit", "999999999"))
                : wide.with(Map.of(
                        "x_limit",
                        "0.0001",
                        "y_limit",
                        limit.add(BigDecimal.ONE.movePointLeft(4)).toPlainString()));
    }

    private static List<Bounded> present(Variability figures) {
        List<Bounded> present = new ArrayList<>();
        for (Bounded figure : new Bounded[] {figures.raw(), figures.detrended(), figures.seasonal()}) {
            if (figure != null) {
                present.add(figure);
            }
        }
        return present;
    }

    private static long largest(long[] series) {
        return LongStream.of(series).map(Math::abs).max().orElse(0);
    }

    /** The answer as it must be, by fractions. */
    private static int exact(AccountBlock block, Parameters parameters) {
        Variability figures = block.figures(0, SEASON, parameters);
        int raw = letter(figures.raw(), parameters);
        int detrended = figures.detrended() == null ? raw : letter(figures.detrended(), parameters);
        int seasonal = figures.seasonal() == null ? raw : letter(figures.seasonal(), parameters);
        return raw
                + (detrended < raw ? RoughSteadiness.DETRENDED_BETTER : 0)
                + (seasonal < raw ? RoughSteadiness.SEASONAL_BETTER : 0);
    }

    private static int letter(Bounded squaredCv, Parameters parameters) {
        Fraction exact = squaredCv.exact().get();
        if (exact.compareTo(Limit.squareOf(parameters.xLimit()).exact()) <= 0) {
            return XyzClass.X.ordinal();
        }
        boolean within = exact.compareTo(Limit.squareOf(parameters.yLimit()).exact()) <= 0;
        return (within ? XyzClass.Y : XyzClass.Z).ordinal();
    }
}
