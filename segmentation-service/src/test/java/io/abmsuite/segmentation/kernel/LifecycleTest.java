package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    /** Days before the date of the run on which the account bought; the window is the calendar year. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 20          | ACTIVE   | 10.0  | 2.000000
            30 20 21       | AT_RISK  | 5.0   | 4.000000
            31 21          | AT_RISK  | 10.0  | 2.100000
            50 40          | AT_RISK  | 10.0  | 4.000000
            51 41          | DORMANT  | 10.0  | 4.100000
            10 3 0         | ACTIVE   | 5.0   | 0.000000
            364            | ONE_OFF  |       |
            365            | LOST     |       |
            400 390 380    | LOST     | 10.0  | 38.000000
            9 9 4          | ACTIVE   | 5.0   | 0.800000
            30 20 13 0     | ACTIVE   | 10.0  | 0.000000
            33 20 17 0     | ACTIVE   | 13.0  | 0.000000
            43 20 17 10 0  | ACTIVE   | 8.5   | 0.000000
            """)
    void followsFromTheOwnRhythm(String days, Lifecycle lifecycle, String gap, String lateness) {
        Book book = Book.of(Arrays.stream(days.split(" "))
                .map(Long::valueOf)
                .map(before -> Sale.of("A", AS_OF.minusDays(before).toString(), "1"))
                .toList());

        AccountResult row = book.run(Parameters.monthly(), AS_OF).row(0);

        assertThat(row.lifecycle()).isEqualTo(lifecycle);
        assertThat(row.medianGapDays()).isEqualTo(gap == null ? null : new BigDecimal(gap));
        assertThat(row.lateness()).isEqualTo(lateness == null ? null : new BigDecimal(lateness));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01,PROSPECT,", "2025-12-31,ONE_OFF,0"})
    void ignoresWhatComesAfterTheDate(String day, Lifecycle lifecycle, Integer recency) {
        Book book = Book.of(List.of(Sale.of("A", day, "1"), Sale.of("A", "2025-12-01", "-1")));

        AccountResult row = book.run(Parameters.monthly(), AS_OF).row(0);

        assertThat(row.lifecycle()).isEqualTo(lifecycle);
        assertThat(row.recencyDays()).isEqualTo(recency);
    }
}
