package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel refuses, and what lies just inside. */
class KernelRefusalTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final String LARGEST = "920000000000000";

    @ParameterizedTest
    @ValueSource(strings = {LARGEST, "-" + LARGEST})
    void takesTheLargestTotal(String total) {
        Book book = Book.ofTotals("2025-06-15", total);

        AccountResult row = book.run(Parameters.monthly(), AS_OF).row(0);

        assertThat(row.total()).isEqualByComparingTo(total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0001", LARGEST})
    void refusesATotalOutOfRange(String more) {
        Book book = Book.of(List.of(
                Sale.of("A", "2025-05-15", "1"),
                Sale.of("B", "2025-05-15", LARGEST),
                Sale.of("B", "2025-06-15", more)));

        KernelException refusal = refusal(book, Parameters.monthly());

        assertThat(refusal.code()).isEqualTo(KernelException.Code.TOTAL_OUT_OF_RANGE);
        assertThat(refusal.count()).isEqualTo(1);
        assertThat(refusal).hasMessageContaining("the first is B");
    }

    @Test
    void addsUpToAnAllowedTotalOverAnyOrderOfLargeRows() {
        Book book = Book.of(List.of(
                Sale.of("A", "2025-05-15", LARGEST),
                Sale.of("A", "2025-05-15", LARGEST),
                Sale.of("A", "2025-05-15", "-" + LARGEST),
                Sale.of("A", "2025-05-15", "-919999999999999")));

        AccountResult row = book.run(Parameters.monthly(), AS_OF).row(0);

        assertThat(row.total()).isEqualTo("1.0000");
    }

    @Test
    void classifiesABaseBeyondSixtyFourBits() {
        Book book = Book.ofTotals(
                "2025-06-15", LARGEST, LARGEST, LARGEST, LARGEST, LARGEST, LARGEST, LARGEST, LARGEST, LARGEST, "1");

        Results results = book.run(Parameters.of(Map.of("ties", "order")), AS_OF);

        assertThat(results.row(0).share()).isEqualTo("0.111111");
        assertThat(results.row(7).abcClass()).isEqualTo(AbcClass.A);
        assertThat(results.row(8).abcClass()).isEqualTo(AbcClass.B);
        assertThat(results.row(9).abcClass()).isEqualTo(AbcClass.C);
        assertThat(results.portfolio().hhi()).isEqualTo("0.111111");
    }

    @Test
    void countsTheWindowRowsWithoutMargin() {
        List<Sale> sales = new ArrayList<>();
        sales.add(Sale.of("A", "2024-05-15", "1"));
        sales.add(Sale.of("A", "2025-05-15", "1"));
        sales.add(Sale.of("B", "2025-06-15", "1"));
        sales.add(Sale.of("B", "2026-01-15", "1"));
        sales.add(new Sale("B", LocalDate.of(2025, 7, 1), BigDecimal.ONE, BigDecimal.ONE, null));

        KernelException refusal = refusal(Book.of(sales), Parameters.of(Map.of("metric", "margin")));

        assertThat(refusal.code()).isEqualTo(KernelException.Code.METRIC_VALUE_MISSING);
        assertThat(refusal.count()).isEqualTo(2);
        assertThat(refusal).hasMessageContaining("lack the margin");
    }

    @Test
    void countsTheWindowRowsWithoutQuantity() {
        Book book = Book.ofTotals("2025-06-15", "1", "2", "3");

        KernelException refusal = refusal(book, Parameters.of(Map.of("metric", "quantity")));

        assertThat(refusal.code()).isEqualTo(KernelException.Code.METRIC_VALUE_MISSING);
        assertThat(refusal.count()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"2024-09-30,0.000000", "2024-10-01,", "2024-12-31,", "2025-01-01,0.000000"})
    void comparesWithNoSeasonWhoseMarginsAreUnknown(String dayWithoutMargin, BigDecimal cvSeasonal) {
        List<Sale> sales = new ArrayList<>();
        for (int year = 2024; year <= 2025; year++) {
            for (int month = 1; month <= 12; month++) {
                sales.add(new Sale("A", LocalDate.of(year, month, 5), BigDecimal.TEN, BigDecimal.ONE, null));
            }
        }
        sales.add(Sale.of("A", dayWithoutMargin, "1"));
        Parameters parameters = Parameters.of(Map.of("metric", "margin", "periods", "3", "min_periods", "2"));

        AccountResult row = Book.of(sales).run(parameters, AS_OF).row(0);

        assertThat(row.cvSeasonal()).isEqualTo(cvSeasonal);
    }

    private static KernelException refusal(Book book, Parameters parameters) {
        return catchThrowableOfType(KernelException.class, () -> book.run(parameters, AS_OF));
    }
}
