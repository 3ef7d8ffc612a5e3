package io.abmsuite.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.segmentation.publishedclass.MonthTotal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MonthSumsTest {

    private final MonthSums sums = new MonthSums(LocalDate.of(2026, 1, 15));

    @Test
    void addsUpTheMonthsOfTwoYears() {
        sums.add("A01", LocalDate.of(2026, 1, 15), 20_000);
        sums.add("A01", LocalDate.of(2025, 12, 1), 100_000_000);
        sums.add("A01", LocalDate.of(2025, 12, 31), -1);
        sums.add("A01", LocalDate.of(2024, 2, 1), 5_000);

        assertThat(sums.of("A01"))
                .containsExactly(
                        new MonthTotal("2024-02", "0.5000"),
                        new MonthTotal("2025-12", "9999.9999"),
                        new MonthTotal("2026-01", "2.0000"));
    }

    @Test
    void leavesOutWhatIsOlderOrLater() {
        sums.add("A01", LocalDate.of(2024, 1, 31), 1);
        sums.add("A01", LocalDate.of(2026, 1, 16), 1);

        assertThat(sums.of("A01")).isEmpty();
    }
}
