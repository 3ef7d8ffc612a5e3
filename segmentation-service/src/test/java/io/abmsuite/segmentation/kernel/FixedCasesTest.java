package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fixed cases of the specification, and the windows that dates lead to. */
class FixedCasesTest {
    private static final LocalDate YEAR_END = LocalDate.of(2025, 12, 31);

    @ParameterizedTest
    @CsvSource({"inclusive,ABC", "midpoint,ABC", "exclusive,BBC"})
    void givesTheCrossingAccountToTheSideOfTheBoundary(String boundary, String classes) {
        Book book = Book.ofTotals("2025-06-15", "85", "10", "5");

        Results results = book.run(Parameters.of(Map.of("boundary", boundary)), YEAR_END);

        assertThat(letters(results)).isEqualTo(classes);
    }

    @ParameterizedTest
    @CsvSource({"shared,AAAAAAAAAA", "order,AAAAAAAABB"})
    void treatsTenEqualAccountsAsTiesSay(String ties, String classes) {
        Book book = Book.ofTotals("2025-06-15", "100", "100", "100", "100", "100", "100", "100", "100", "100", "100");

        Results results = book.run(Parameters.of(Map.of("ties", ties)), YEAR_END);

        assertThat(letters(results)).isEqualTo(classes);
    }

    @Test
    void takesAVariationExactlyAtTheLimitForSteady() {
        Book book =
                Book.ofMonths("A", 2025, "125", "75", "125", "75", "125", "75", "125", "75", "125", "75", "125", "75");

        AccountResult row = book.run(Parameters.monthly(), YEAR_END).row(0);

        assertThat(row.cv()).isEqualTo("0.250000");
        assertThat(row.xyzClass()).isEqualTo(XyzClass.X);
    }

    @ParameterizedTest
    @CsvSource({
        "month,2025-12-30,2025-10-01,2025-11-30,true",
        "month,2025-12-31,2025-11-01,2025-12-31,true",
        "quarter,2025-12-30,2025-04-01,2025-09-30,true",
        "quarter,2025-12-31,2025-07-01,2025-12-31,true",
        "week,2025-12-27,2025-12-08,2025-12-21,true",
        "week,2025-12-28,2025-12-15,2025-12-28,true",
        "week,2021-01-03,2020-12-21,2021-01-03,true",
        "month,1969-02-27,1968-12-01,1969-01-31,true",
        "month,2024-02-28,2023-12-01,2024-01-31,true",
    })
    void endsTheWindowWithTheLastPeriodThatIsOver(
            String granularity, LocalDate asOf, LocalDate start, LocalDate end, boolean complete) {
        Parameters parameters = Parameters.of(Map.of("granularity", granularity, "periods", "2", "min_periods", "2"));

        Window window = Window.of(parameters, asOf);

        assertThat(window.start()).isEqualTo(start);
        assertThat(window.end()).isEqualTo(end);
        assertThat(window.complete()).isEqualTo(complete);
    }

    @Test
    void includesTheUnfinishedPeriodWhenAsked() {
        Parameters parameters = Parameters.of(Map.of("include_current", "true"));

        Window window = Window.of(parameters, LocalDate.of(2025, 12, 30));

        assertThat(window.start()).isEqualTo("2025-01-01");
        assertThat(window.end()).isEqualTo("2025-12-31");
        assertThat(window.complete()).isFalse();
    }

    @Test
    void classifiesNobodyAsAOrBWithoutAPositiveTotal() {
        Book book = Book.ofTotals("2025-06-15", "0", "-5");

        Results results = book.run(Parameters.monthly(), YEAR_END);

        assertThat(letters(results)).isEqualTo("CC");
        assertThat(results.row(0).share()).isNull();
        assertThat(results.row(0).cumShare()).isNull();
        assertThat(results.portfolio().top1Share()).isNull();
        assertThat(results.portfolio().hhi()).isNull();
        assertThat(results.portfolio().gini()).isNull();
        assertThat(results.portfolio().majorAccounts()).isZero();
    }

    @Test
    void putsAccountsWithoutAClassBehindTheOthersByCode() {
        Book book = Book.ofTotals("2025-06-15", "-7", "-3", "10").plusAccount("A");

        Results results = book.run(Parameters.of(Map.of("nonpositive", "none")), YEAR_END);

        assertThat(IntStream.range(0, 4).mapToObj(results::accountId)).containsExactly("T03", "A", "T01", "T02");
        assertThat(results.row(2).rank()).isEqualTo(3);
        assertThat(results.row(2).abcClass()).isNull();
    }

    @Test
    void hasNoResultsWithoutAccounts() {
        Results results = KernelInputTest.empty(Parameters.monthly(), YEAR_END);

        assertThat(results.size()).isZero();
        assertThat(results.portfolio().matrix()).containsEntry("--", 0);
    }

    private static String letters(Results results) {
        return IntStream.range(0, results.size())
                .mapToObj(i -> results.abcClass(i).name())
                .collect(Collectors.joining());
    }
}
