package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** A portfolio that is kept and refreshed is what it would be if it were built afresh. */
class RefreshInvariantsTest {
    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void aRefreshedMatrixEqualsOneBuiltAfresh(
            @ForAll("parameters") Parameters parameters,
            @ForAll("dates") LocalDate asOf,
            @ForAll("changes") List<Consumer<Refreshed>> changes) {
        Refreshed kept = new Refreshed(parameters, asOf);

        for (Consumer<Refreshed> change : changes) {
            change.accept(kept);
        }

        assertThat(Refreshed.outcome(kept.matrix())).isEqualTo(kept.outcomeAfresh());
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void aClassificationAgreesWithTheResults(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Classification classification =
                AccountMatrixTest.matrix(book, parameters, asOf).classify();
        Map<String, AccountResult> rows = book.classify(parameters, asOf);

        assertThat(classification.size()).isEqualTo(rows.size());
        assertThat(classification.portfolio())
                .isEqualTo(book.run(parameters, asOf).portfolio());
        for (int place = 0; place < classification.size(); place++) {
            AccountResult row = rows.get(classification.code(place));
            assertThat(classification.abcClass(place)).isEqualTo(row.abcClass());
            assertThat(classification.xyzClass(place)).isEqualTo(row.xyzClass());
            assertThat(classification.cell(place)).isEqualTo(row.cell());
            assertThat(classification.lifecycle(place)).isEqualTo(row.lifecycle());
            assertThat(classification.flags(place)).isEqualTo(row.flags());
            assertThat(classification.rank(place)).isEqualTo(row.rank());
            assertThat(classification.total(place)).isEqualTo(row.total());
            assertThat(classification.share(place)).isEqualTo(row.share());
            assertThat(classification.cv(place)).isEqualTo(row.cv());
            assertThat(classification.recencyDays(place)).isEqualTo(row.recencyDays());
        }
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void findsTheAccountsWhoseClassOrLifecycleChanged(
            @ForAll("books") Book book,
            @ForAll("parameters") Parameters parameters,
            @ForAll("dates") LocalDate asOf,
            @ForAll("replacements") List<Consumer<Refreshed>> changes) {
        Refreshed kept = new Refreshed(parameters, asOf);
        book.accounts().forEach(code -> kept.replace(code, AccountMatrixTest.salesOf(book, code)));
        Classification before = kept.matrix().classify();
        List<String> wereDecided = decided(before);
        String digest = before.digest();

        changes.forEach(change -> change.accept(kept));
        Classification after = kept.matrix().classify();

        List<String> areDecided = decided(after);
        assertThat(after.changedSince(before))
                .containsExactlyElementsOf(IntStream.range(0, after.size())
                        .filter(place -> place >= before.size()
                                || !wereDecided.get(place).equals(areDecided.get(place)))
                        .boxed()
                        .toList());
        assertThat(decided(before)).isEqualTo(wereDecided);
        assertThat(before.digest()).isEqualTo(digest);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void theDigestTellsWhatWasDecidedAndNothingElse(
            @ForAll("books") Book book,
            @ForAll("parameters") Parameters parameters,
            @ForAll("parameters") Parameters others,
            @ForAll("dates") LocalDate asOf,
            @ForAll("replacements") List<Consumer<Refreshed>> changes) {
        Refreshed one = new Refreshed(parameters, asOf);
        Refreshed other = new Refreshed(changes.isEmpty() ? others : parameters, asOf);
        for (String code : book.accounts()) {
            one.replace(code, AccountMatrixTest.salesOf(book, code));
            other.replace(code, AccountMatrixTest.salesOf(book, code));
        }
        changes.stream().limit(1).forEach(change -> change.accept(other));
        Classification ours = one.matrix().classify();
        Classification theirs = other.matrix().classify();

        assertThat(ours.digest().equals(theirs.digest()))
                .isEqualTo(described(ours).equals(described(theirs)));
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

    @Provide
    Arbitrary<List<Consumer<Refreshed>>> changes() {
        Arbitrary<Consumer<Refreshed>> turns =
                Arbitraries.integers().between(0, 45).map(days -> kept -> kept.turn(days));
        Arbitrary<Consumer<Refreshed>> looks = Arbitraries.just(kept -> Refreshed.outcome(kept.matrix()));
        return Arbitraries.frequencyOf(Tuple.of(6, replacement(anySales())), Tuple.of(2, turns), Tuple.of(1, looks))
                .list()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Consumer<Refreshed>>> replacements() {
        return replacement(exactSales()).list().ofMaxSize(6);
    }

    private static Arbitrary<Consumer<Refreshed>> replacement(Arbitrary<List<Sale>> sales) {
        Arbitrary<String> codes =
                Arbitraries.of("A", "B", "C", "D", "E", "é", "\uE000", "\uD83D\uDE00", "a longer code");
        return Combinators.combine(codes, sales).as((code, list) -> kept -> kept.replace(code, list));
    }

    private static Arbitrary<List<Sale>> exactSales() {
        return Books.sales("any").list().ofMaxSize(12);
    }

    /** Some accounts are refused, for want of a margin or for their total, until they are replaced. */
    private static Arbitrary<List<Sale>> anySales() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, exactSales()),
                Tuple.of(1, Arbitraries.just(List.of(Sale.of("any", "2025-06-15", "10")))),
                Tuple.of(1, Arbitraries.just(List.of(Sale.of("any", "2025-06-15", "920000000000001")))));
    }

    private static List<String> described(Classification classification) {
        return IntStream.range(0, classification.size())
                .mapToObj(place -> classification.code(place) + " " + classification.abcClass(place) + " "
                        + classification.xyzClass(place) + " " + classification.lifecycle(place) + " "
                        + units(classification.total(place)) + " " + classification.flags(place))
                .sorted()
                .toList();
    }

    /** An account without a row in the window counts as one whose total is zero. */
    private static BigDecimal units(BigDecimal total) {
        return total == null ? BigDecimal.valueOf(0, 4) : total;
    }

    private static List<String> decided(Classification classification) {
        return IntStream.range(0, classification.size())
                .mapToObj(place -> classification.abcClass(place) + " " + classification.xyzClass(place) + " "
                        + classification.lifecycle(place))
                .toList();
    }
}
