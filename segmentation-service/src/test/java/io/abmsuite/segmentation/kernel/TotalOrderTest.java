package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The order of totals against a comparator, for few and many accounts, near and far numbers. */
class TotalOrderTest {
    @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void ordersByTotalAndKeepsTheOrderOfEqualOnes(@ForAll("totals") long[] totals) {
        int[] byCode = IntStream.range(0, totals.length)
                .map(i -> totals.length - 1 - i)
                .filter(place -> place % 7 != 3)
                .toArray();

        TotalOrder order = TotalOrder.of(byCode, totals);

        int[] expected = Arrays.stream(byCode)
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> totals[place]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(order.places).isEqualTo(expected);
        assertThat(order.totals)
                .isEqualTo(Arrays.stream(expected)
                        .mapToLong(place -> totals[place])
                        .toArray());
    }

    /** Up to so many accounts that they are sorted in several stretches; spans up to the widest there is. */
    @Provide
    Arbitrary<long[]> totals() {
        Arbitrary<Integer> sizes = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 40),
                Arbitraries.integers().between(4000, 6000),
                Arbitraries.integers().between(70_000, 80_000));
        Arbitrary<Long> spans = Arbitraries.of(0L, 1L, 1000L, 1L << 42, 1L << 50, SeriesScan.LARGEST_TOTAL);
        return Combinators.combine(sizes, spans, Arbitraries.randoms()).as((size, span, random) -> {
            long[] totals = random.longs(size, -span, span + 1).toArray();
            for (int i = 0; i < size; i += 5) {
                totals[i] = i % 3 == 0 ? totals[size / 2] : totals[i] >> random.nextInt(40);
            }
            return totals;
        });
    }
}
