package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

/** Invariants P10, P11, P13 and P16: the variation of a series. */
class SteadinessInvariantsTest {
    @Property(tries = 1000)
    void p10VariationIsBoundedByTheNumberOfPeriods(@ForAll("series") long[] series) {
        Assume.that(LongStream.of(series).sum() > 0);

        Fraction squared = raw(series);

        int toLargest = squared.compareTo(whole(series.length - 1));
        long active = LongStream.of(series).filter(value -> value > 0).count();
        assertThat(toLargest).isLessThanOrEqualTo(0);
        assertThat(toLargest == 0).isEqualTo(active == 1);
        assertThat(squared.numerator().signum() == 0)
                .isEqualTo(LongStream.of(series).distinct().count() == 1);
    }

    @Property(tries = 1000)
    void p11PermutingPeriodsKeepsRawVariation(@ForAll("series") long[] series, @ForAll Random random) {
        Assume.that(LongStream.of(series).sum() > 0);
        List<Long> shuffled = LongStream.of(series).boxed().collect(Collectors.toList());
        Collections.shuffle(shuffled, random);

        Variability permuted =
                figures(shuffled.stream().mapToLong(Long::longValue).toArray());

        assertThat(permuted.raw().root()).isEqualTo(figures(series).raw().root());
        assertThat(permuted.raw().exact().get().compareTo(raw(series))).isZero();
    }

    @Property(tries = 1000)
    void p11AddingToEachPeriodLowersVariation(
            @ForAll("series") long[] series, @ForAll @LongRange(min = 1, max = 1_000_000) long more) {
        Assume.that(LongStream.of(series).sum() > 0);
        Assume.that(LongStream.of(series).distinct().count() > 1);
        long[] raised = LongStream.of(series).map(value -> value + more).toArray();

        assertThat(raw(raised)).isLessThan(raw(series));
    }

    @Property(tries = 400)
    void p13RaisingALimitNeverWorsensAClass(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Parameters low = parameters.with(Map.of("x_limit", "0.2", "y_limit", "0.6"));
        Parameters high = parameters.with(Map.of("x_limit", "0.5", "y_limit", "1.1"));

        Map<String, AccountResult> after = book.classify(high, asOf);

        book.classify(low, asOf).values().stream()
                .filter(row -> row.xyzClass() != null)
                .forEach(
                        row -> assertThat(after.get(row.accountId()).xyzClass()).isLessThanOrEqualTo(row.xyzClass()));
    }

    @Property(tries = 1000)
    void p16TakingOutTheTrendNeverRaisesVariation(@ForAll("series") long[] series) {
        Assume.that(LongStream.of(series).sum() > 0);
        Assume.that(series.length > 2);

        Variability figures = figures(series);

        assertThat(figures.detrended().exact().get().compareTo(raw(series))).isLessThanOrEqualTo(0);
        assertThat(figures.detrended().root()).isLessThanOrEqualTo(figures.raw().root());
    }

    @Provide
    Arbitrary<long[]> series() {
        Arbitrary<Long> values = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(0L, 0L, 1L, 1_000_000L, 2_999_900L, 3_000_100L)),
                Tuple.of(2, Arbitraries.longs().between(0, 10_000_000_000L)),
                Tuple.of(1, Arbitraries.longs().between(0, 10_000_000_000_000_000L)));
        return values.array(Long[].class)
                .ofMinSize(2)
                .ofMaxSize(60)
                .map(array -> Arrays.stream(array).mapToLong(Long::longValue).toArray());
    }

    @Provide
    Arbitrary<Book> books() {
        return Books.any();
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        return Books.parameters();
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Books.dates();
    }

    private static Variability figures(long[] series) {
        return new Variability(series, 0, Parameters.monthly());
    }

    private static Fraction raw(long[] series) {
        return figures(series).raw().exact().get();
    }

    private static Fraction whole(long value) {
        return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
    }
}
