package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Invariants P17 and P19, and the definitions of concentration written out naively. */
class PortfolioInvariantsTest {
    @Property(tries = 400)
    void p17ConcentrationStaysWithinItsBounds(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Results results = book.run(parameters, asOf);
        Portfolio portfolio = results.portfolio();
        Assume.that(portfolio.payingAccounts() > 0);
        BigDecimal even =
                BigDecimal.ONE.divide(BigDecimal.valueOf(portfolio.payingAccounts()), 6, RoundingMode.HALF_EVEN);

        List<BigDecimal> totals = positiveTotals(results);
        BigDecimal spread = totals.get(0).subtract(totals.get(totals.size() - 1));

        assertThat(portfolio.gini()).isGreaterThanOrEqualTo(BigDecimal.ZERO).isLessThan(BigDecimal.ONE);
        assertThat(portfolio.hhi()).isBetween(even, BigDecimal.ONE);
        if (spread.signum() == 0) {
            assertThat(portfolio.gini()).isEqualByComparingTo("0");
        } else if (spread.movePointRight(4).compareTo(portfolio.positiveTotal()) > 0) {
            assertThat(portfolio.gini()).isPositive();
        }
    }

    @Property(tries = 400)
    void concentrationFollowsItsDefinitions(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Results results = book.run(parameters, asOf);
        Portfolio portfolio = results.portfolio();
        List<BigDecimal> totals = positiveTotals(results);
        Assume.that(!totals.isEmpty());
        BigDecimal differences = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal one : totals) {
            squares = squares.add(one.multiply(one));
            for (BigDecimal other : totals) {
                differences = differences.add(one.subtract(other).abs());
            }
        }
        BigDecimal sum = OracleSeries.sum(totals);
        BigDecimal pairs = sum.multiply(BigDecimal.valueOf(2L * totals.size()));

        assertThat(portfolio.positiveTotal()).isEqualByComparingTo(sum);
        assertThat(portfolio.gini()).isEqualTo(new Ratio(differences, pairs).rounded(6));
        assertThat(portfolio.hhi()).isEqualTo(new Ratio(squares, sum.multiply(sum)).rounded(6));
        assertThat(portfolio.effectiveAccounts()).isEqualTo(new Ratio(sum.multiply(sum), squares).rounded(6));
        BigDecimal top = OracleSeries.sum(totals.stream().limit(5).toList());
        assertThat(portfolio.top5Share()).isEqualTo(new Ratio(top, sum).rounded(6));
    }

    @Property(tries = 400)
    void p19TheMatrixHoldsEveryAccountOnce(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Results results = book.run(parameters, asOf);

        Portfolio portfolio = results.portfolio();

        assertThat(portfolio.matrix()).hasSize(16);
        assertThat(portfolio.matrix().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(book.accounts().size());
        assertThat(portfolio.accounts()).isEqualTo(book.accounts().size());
        for (AbcClass letter : AbcClass.values()) {
            int inRow = portfolio.matrix().entrySet().stream()
                    .filter(cell -> cell.getKey().startsWith(letter.name()))
                    .mapToInt(cell -> cell.getValue())
                    .sum();
            assertThat(portfolio.classCount()).containsEntry(letter, inRow);
        }
    }

    @Property(tries = 200)
    void migrationCountsEveryAccountOnce(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Results current = book.run(parameters, asOf);

        Migration migration = Kernel.migration(book.input(), current, 3);

        Results previous = book.run(parameters, migration.previousAsOf());
        assertThat(previous.window().last()).isEqualTo(current.window().last() - 3);
        assertThat(migration).isEqualTo(Migration.between(previous, current));
        assertThat(migration.table().values().stream()
                        .flatMap(row -> row.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(book.accounts().size());
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

    private static List<BigDecimal> positiveTotals(Results results) {
        return IntStream.range(0, results.size())
                .mapToObj(i -> results.row(i).total())
                .filter(total -> total != null && total.signum() > 0)
                .toList();
    }
}
