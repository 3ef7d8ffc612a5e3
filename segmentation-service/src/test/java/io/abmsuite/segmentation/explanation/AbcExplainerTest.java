package io.abmsuite.segmentation.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.segmentation.explanation.AbcExplanation.AbcMove;
import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.DayTotal;
import io.abmsuite.segmentation.kernel.Kernel;
import io.abmsuite.segmentation.kernel.KernelInput;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Results;
import io.abmsuite.segmentation.run.ResultLine;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What is said to change a class does so when the run is repeated with it, and nothing smaller does. */
class AbcExplainerTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final long TRIED_ONE_BY_ONE = 150;
    private static final int WORST = AbcClass.values().length;

    @Property(tries = 1500)
    void noSmallerChangeMovesTheClass(
            @ForAll("totals") TreeMap<String, Long> totals, @ForAll("parameters") Parameters parameters) {
        totals.keySet().forEach(code -> check(code, totals, parameters));
    }

    /** Nothing of its own: 85 % of the total is never in A when the crossing account is out. */
    @Example
    void anAccountThatCrossesTheLimitItselfCannotBeLifted() {
        Parameters exclusive = Parameters.monthly().with(Map.of("boundary", "exclusive"));
        TreeMap<String, Long> totals = new TreeMap<>(Map.of("A", 850_000L, "B", 100_000L, "C", 50_000L));

        assertThat(explain("A", totals, exclusive).up()).isNull();
        assertThat(explain("A", totals, Parameters.monthly()).letter()).isEqualTo(AbcClass.A);
    }

    @Provide
    Arbitrary<TreeMap<String, Long>> totals() {
        Arbitrary<Long> small = Arbitraries.longs().between(1, 12);
        Arbitrary<Long> any = Arbitraries.frequencyOf(
                Tuple.of(8, small),
                Tuple.of(3, Arbitraries.longs().between(1, 60)),
                Tuple.of(1, Arbitraries.longs().between(-5, 0)));
        return any.list().ofMinSize(1).ofMaxSize(8).map(list -> {
            TreeMap<String, Long> totals = new TreeMap<>();
            list.forEach(total -> totals.put("T" + totals.size(), total));
            return totals;
        });
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        return Combinators.combine(
                        Arbitraries.of("inclusive", "exclusive", "midpoint"),
                        Arbitraries.of("shared", "order"),
                        Arbitraries.of("C", "none"),
                        Arbitraries.of("80", "50", "33.3333", "20", "66.6667", "5"),
                        Arbitraries.of("95", "80.0001", "99", "90"))
                .as((boundary, ties, nonpositive, a, b) -> Parameters.of(Map.of(
                        "boundary", boundary, "ties", ties, "nonpositive", nonpositive, "a_limit", a, "b_limit", b)));
    }

    private static void check(String code, TreeMap<String, Long> totals, Parameters parameters) {
        AbcExplanation explanation = explain(code, totals, parameters);
        int letter = letter(explanation.letter());
        if (explanation.letter() != AbcClass.A) {
            checkChange(code, totals, parameters, explanation.up(), 1, letter);
        }
        if (explanation.letter() != null && explanation.letter() != AbcClass.C) {
            assertThat(explanation.down()).isNotNull();
            checkChange(code, totals, parameters, explanation.down(), -1, letter);
        }
    }

    private static void checkChange(
            String code, TreeMap<String, Long> totals, Parameters parameters, AbcMove change, int side, int letter) {
        long by = change == null ? Long.MAX_VALUE : units(change.by().amount());
        if (change != null) {
            AbcClass moved = letterWith(code, side * by, totals, parameters);
            assertThat(moved).isEqualTo(change.to());
            assertThat((letter(moved) - letter) * side).isNegative();
        }
        for (long smaller = 1; smaller < Math.min(by, TRIED_ONE_BY_ONE); smaller++) {
            AbcClass still = letterWith(code, side * smaller, totals, parameters);
            assertThat((letter(still) - letter) * side)
                    .as("%s by %d of %s with %s", code, side * smaller, totals, parameters)
                    .isNotNegative();
        }
        if (change != null && by > TRIED_ONE_BY_ONE) {
            AbcClass just = letterWith(code, side * (by - 1), totals, parameters);
            assertThat((letter(just) - letter) * side).isNotNegative();
        }
    }

    private static AbcExplanation explain(String code, TreeMap<String, Long> totals, Parameters parameters) {
        TreeMap<String, BigInteger> others = new TreeMap<>();
        totals.forEach((other, total) -> others.put(other, BigInteger.valueOf(total)));
        others.remove(code);
        ResultLine line = new ResultLine(1, new UUID(0, 0), row(code, totals, parameters));
        return new AbcExplainer(parameters, "EUR", line, new ListedStandings(others, code))
                .explain()
                .await()
                .indefinitely();
    }

    private static AbcClass letterWith(String code, long change, TreeMap<String, Long> totals, Parameters parameters) {
        TreeMap<String, Long> changed = new TreeMap<>(totals);
        changed.merge(code, change, Long::sum);
        return row(code, changed, parameters).abcClass();
    }

    private static AccountResult row(String code, TreeMap<String, Long> totals, Parameters parameters) {
        KernelInput.Builder input = KernelInput.builder();
        totals.forEach((other, total) -> input.day(
                input.account(other), DayTotal.ofRow(LocalDate.of(2025, 12, 1).toEpochDay(), total)));
        Results results = Kernel.run(input.build(), parameters, AS_OF);
        for (int i = 0; i < results.size(); i++) {
            if (results.accountId(i).equals(code)) {
                return results.row(i);
            }
        }
        throw new AssertionError(code);
    }

    private static long units(String amount) {
        return new BigDecimal(amount).movePointRight(4).longValueExact();
    }

    private static int letter(AbcClass letter) {
        return letter == null ? WORST : letter.ordinal();
    }
}
