package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a matrix that is kept takes, answers and refuses. */
class AccountMatrixTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    @Test
    void turnsWithinAWindowAndNotOutOfIt() {
        AccountMatrix matrix = matrix(Book.ofTotals("2025-12-15", "5"), Parameters.monthly(), AS_OF);

        assertThat(matrix.turn(AS_OF.plusDays(30))).isTrue();
        assertThat(matrix.asOf()).isEqualTo("2026-01-30");
        assertThat(matrix.window().end()).isEqualTo("2025-12-31");
        assertThat(matrix.turn(AS_OF.plusDays(31))).isFalse();
        assertThat(matrix.turn(AS_OF.plusDays(29))).isFalse();
        assertThat(matrix.asOf()).isEqualTo("2026-01-30");
        assertThat(matrix.classify().recencyDays(0)).isEqualTo(46);
    }

    @Test
    void endsAnUnfinishedPeriodWhenItsLastDayComes() {
        Parameters parameters = Parameters.of(Map.of("include_current", "true"));
        AccountMatrix matrix = new AccountMatrix(parameters, AS_OF.minusDays(1));

        assertThat(matrix.window()).isEqualTo(Window.of(parameters, AS_OF.minusDays(1)));
        assertThat(matrix.turn(AS_OF)).isTrue();
        assertThat(matrix.window()).isEqualTo(Window.of(parameters, AS_OF));
        assertThat(matrix.classify().window().complete()).isTrue();
        assertThat(matrix.turn(AS_OF.plusDays(1))).isFalse();
    }

    @Test
    void becomesDormantAsDaysGoBy() {
        Book book = Book.of(List.of(Sale.of("A", "2025-12-01", "5"), Sale.of("A", "2025-12-11", "5")));
        AccountMatrix matrix = matrix(book, Parameters.monthly(), AS_OF);

        Classification atFirst = matrix.classify();
        matrix.turn(AS_OF.plusDays(1));
        Classification late = matrix.classify();
        matrix.turn(AS_OF.plusDays(21));

        assertThat(atFirst.lifecycle(0)).isEqualTo(Lifecycle.ACTIVE);
        assertThat(late.lifecycle(0)).isEqualTo(Lifecycle.AT_RISK);
        assertThat(late.changedSince(atFirst)).containsExactly(0);
        assertThat(matrix.classify().lifecycle(0)).isEqualTo(Lifecycle.DORMANT);
    }

    @Test
    void refusesFiguresOfSeriesThatAreGone() {
        AccountMatrix matrix = matrix(Book.ofTotals("2025-06-15", "5"), Parameters.monthly(), AS_OF);
        Classification classification = matrix.classify();
        Results results = classification.results();

        matrix.days(0, new AccountDays());

        assertThatIllegalStateException().isThrownBy(() -> classification.cv(0));
        assertThatIllegalStateException().isThrownBy(() -> classification.recencyDays(0));
        assertThatIllegalStateException().isThrownBy(() -> results.row(0));
        assertThatIllegalStateException().isThrownBy(classification::results);
        assertThat(classification.total(0)).isEqualTo("5.0000");
        assertThat(matrix.classify().total(0)).isNull();
    }

    @Test
    void refusesCodesThatAreTakenOrNone() {
        AccountMatrix matrix = new AccountMatrix(Parameters.monthly(), AS_OF);
        matrix.account("B");
        matrix.account("A");
        matrix.classify();
        matrix.account("B");

        assertThatIllegalArgumentException().isThrownBy(() -> matrix.account(""));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.account("\uD83D"));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.days(3, new AccountDays()));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.days(-1, new AccountDays()));
        assertThat(catchThrowableOfType(CodeTwiceException.class, matrix::classify))
                .extracting(CodeTwiceException::code)
                .isEqualTo("B");
    }

    @Test
    void worksOutAnAccountOnceAfterItsDaysChanged() {
        AccountMatrix matrix = matrix(Book.ofTotals("2025-06-15", "5", "6"), Parameters.monthly(), AS_OF);
        BitSet stale = matrix.accounts().get(0).stale;

        assertThat(stale.cardinality()).isEqualTo(2);
        matrix.classify();
        assertThat(stale.isEmpty()).isTrue();
        matrix.days(1, new AccountDays());
        assertThat(stale.stream()).containsExactly(1);
    }

    @Test
    void takesAnAccountThatWasNeverHandedOverForOneWithoutSales() {
        AccountMatrix matrix = new AccountMatrix(Parameters.monthly(), AS_OF);
        IntStream.range(0, 2_100).forEach(i -> matrix.account("A" + i));

        Classification classification = matrix.classify();

        for (int place = 0; place < classification.size(); place++) {
            assertThat(classification.lifecycle(place)).isEqualTo(Lifecycle.PROSPECT);
            assertThat(classification.rank(place)).isNull();
            assertThat(classification.abcClass(place)).isNull();
            assertThat(classification.xyzClass(place)).isNull();
            assertThat(classification.recencyDays(place)).isNull();
        }
    }

    @Test
    void takesHundredsOfDaysInAnyOrder() {
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sales.add(Sale.of("A", AS_OF.minusDays(i * 37L % 701).toString(), String.valueOf(100 + i % 7)));
        }
        Book book = Book.of(sales);

        Results results = matrix(book, Parameters.monthly(), AS_OF).classify().results();

        assertThat(ResultsCsv.line(results.row(0)))
                .isEqualTo(new Oracle(book, Parameters.monthly(), AS_OF).lines().get(0));
    }

    @Test
    void countsTheDaysInTheBuffer() {
        AccountDays days = new AccountDays()
                .add(DayTotal.ofRow(7, 1))
                .add(DayTotal.ofRow(3, 0))
                .add(new DayTotal(5, 0, 0, 0, 0, 0, 0, 0, 0));

        assertThat(days.size()).isEqualTo(2);
        assertThat(DayTotal.ofRow(3, 0).rowsPositive()).isZero();
        assertThat(DayTotal.ofRow(3, 0).rowsNegative()).isZero();
        assertThat(days.clear().size()).isZero();
    }

    @Test
    void comparesPlacesOfOneMatrixOnly() {
        Classification one = new AccountMatrix(Parameters.monthly(), AS_OF).classify();
        Classification other = new AccountMatrix(Parameters.monthly(), AS_OF).classify();

        assertThatIllegalArgumentException().isThrownBy(() -> one.changedSince(other));
    }

    @Test
    void holdsManyAccountsInAnyOrder() {
        List<String> totals = IntStream.range(0, 5000)
                .mapToObj(i -> String.valueOf(i * 7919L % 4001 - 500))
                .toList();
        Book book = Book.ofTotals("2025-06-15", totals.toArray(String[]::new));

        Results results = matrix(book, Parameters.monthly(), AS_OF).classify().results();

        assertThat(ResultsCsv.hash(results)).isEqualTo(ResultsCsv.hash(book.run(Parameters.monthly(), AS_OF)));
        assertThat(IntStream.range(0, results.size())
                        .mapToObj(i -> results.row(i).total()))
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    static AccountMatrix matrix(Book book, Parameters parameters, LocalDate asOf) {
        AccountMatrix matrix = new AccountMatrix(parameters, asOf);
        AccountDays days = new AccountDays();
        List<String> codes = new ArrayList<>(book.accounts());
        Collections.reverse(codes);
        for (String code : codes) {
            days.clear();
            salesOf(book, code).forEach(sale -> days.add(sale.total()));
            matrix.days(matrix.account(code), days);
        }
        return matrix;
    }

    static List<Sale> salesOf(Book book, String code) {
        return book.sales().stream().filter(sale -> sale.account().equals(code)).toList();
    }
}
