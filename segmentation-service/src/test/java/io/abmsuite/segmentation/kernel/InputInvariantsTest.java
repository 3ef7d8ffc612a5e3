package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Invariants P1-P5, P14 and P20: what may and may not matter about the input. */
class InputInvariantsTest {
    @Property(tries = 300)
    void p1RowOrderDoesNotMatter(
            @ForAll("books") Book book,
            @ForAll("parameters") Parameters parameters,
            @ForAll("dates") LocalDate asOf,
            @ForAll Random random) {
        Book shuffled = new Book(shuffled(book.accounts(), random), shuffled(book.sales(), random));

        assertThat(ResultsCsv.hash(shuffled.run(parameters, asOf)))
                .isEqualTo(ResultsCsv.hash(book.run(parameters, asOf)));
    }

    @Property(tries = 300)
    void p2RenamingPermutesTheResults(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Parameters shared = parameters.with(Map.of("ties", "shared"));
        List<String> renamedCodes =
                book.accounts().stream().map(InputInvariantsTest::mirrored).toList();
        List<Sale> renamedSales = book.sales().stream()
                .map(sale -> sale.to(mirrored(sale.account())))
                .toList();

        Map<String, AccountResult> renamed = new Book(renamedCodes, renamedSales).classify(shared, asOf);

        book.classify(shared, asOf)
                .forEach((code, row) ->
                        assertThat(withoutName(renamed.get(mirrored(code)))).isEqualTo(withoutName(row)));
    }

    @Property(tries = 300)
    void p3AFactorChangesOnlyTotalMeanAndDeviation(
            @ForAll("books") Book book,
            @ForAll("parameters") Parameters parameters,
            @ForAll("dates") LocalDate asOf,
            @ForAll @IntRange(min = 2, max = 9) int factor) {
        Parameters revenue = parameters.with(Map.of("metric", "revenue"));
        Book scaled = book.map(sale -> sale.withAmount(sale.amount().multiply(BigDecimal.valueOf(factor))));

        assertThat(lines(scaled.run(revenue, asOf), 2, 8, 9)).isEqualTo(lines(book.run(revenue, asOf), 2, 8, 9));
    }

    @Property(tries = 300)
    void p4SplittingARowKeepsClassesShareAndVariation(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Parameters revenue = parameters.with(Map.of("metric", "revenue"));
        List<Sale> parts =
                book.sales().stream().flatMap(InputInvariantsTest::split).toList();

        Results split = new Book(book.accounts(), parts).run(revenue, asOf);

        int[] columnsOfRowCounts = {18, 23};
        assertThat(lines(split, columnsOfRowCounts)).isEqualTo(lines(book.run(revenue, asOf), columnsOfRowCounts));
    }

    @Property(tries = 300)
    void p5AnAccountThatDoesNotPayChangesNobody(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Parameters revenue = parameters.with(Map.of("metric", "revenue"));
        String day = asOf.minusMonths(4).toString();
        Book more = book.plusAccount("Silent").plus(Book.of(List.of(Sale.of("Returner", day, "-3"))));

        Map<String, AccountResult> after = more.classify(revenue, asOf);

        book.classify(revenue, asOf).forEach((code, row) -> {
            assertThat(after.get(code).abcClass()).isEqualTo(row.abcClass());
            assertThat(after.get(code).xyzClass()).isEqualTo(row.xyzClass());
            assertThat(after.get(code).share()).isEqualTo(row.share());
        });
    }

    @Property(tries = 300)
    void p14MovingAllDatesByACalendarCycleChangesNothing(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        int years = parameters.granularity() == Granularity.WEEK ? 28 : 4;
        long days = 1461L * years / 4;

        Results moved = book.map(sale -> sale.on(sale.day().plusDays(days))).run(parameters, asOf.plusDays(days));

        assertThat(asOf.plusDays(days)).isEqualTo(asOf.plusYears(years));
        assertThat(ResultsCsv.hash(moved)).isEqualTo(ResultsCsv.hash(book.run(parameters, asOf)));
    }

    @Property(tries = 100)
    void p20EveryThreadWritesTheSameBytes(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        List<String> hashes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> ResultsCsv.hash(book.run(parameters, asOf)))
                .distinct()
                .toList();

        assertThat(hashes).hasSize(1);
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

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static String mirrored(String code) {
        return String.valueOf((char) ('A' + 'H' - code.charAt(0)));
    }

    /** The line without the code, and without the running share where a tie makes it depend on the code. */
    private static List<String> withoutName(AccountResult row) {
        return row.flags().contains(Flag.TIE) ? cells(row, 1, 4) : cells(row, 1);
    }

    private static List<List<String>> lines(Results results, int... dropped) {
        return IntStream.range(0, results.size())
                .mapToObj(i -> cells(results.row(i), dropped))
                .toList();
    }

    private static List<String> cells(AccountResult row, int... dropped) {
        String[] cells = ResultsCsv.line(row).split(",", -1);
        return IntStream.range(0, cells.length)
                .filter(i -> IntStream.of(dropped).noneMatch(d -> d == i))
                .mapToObj(i -> cells[i])
                .collect(Collectors.toList());
    }

    private static Stream<Sale> split(Sale sale) {
        BigDecimal part = sale.amount().divideToIntegralValue(BigDecimal.valueOf(3));
        return part.signum() == 0
                ? Stream.of(sale)
                : Stream.of(sale.withAmount(part), sale.withAmount(sale.amount().subtract(part)));
    }
}
