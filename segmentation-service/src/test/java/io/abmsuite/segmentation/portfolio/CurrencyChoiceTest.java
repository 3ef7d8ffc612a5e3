package io.abmsuite.segmentation.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.segmentation.exchangerate.RateTable;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.ledger.LedgerReader.CurrencyMonth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A run of the twelve months of 2025, compared with those of 2024. */
class CurrencyChoiceTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 1, 15);
    private static final String NO_RATE = "NO_EXCHANGE_RATE";

    private final List<CurrencyMonth> months = new ArrayList<>();
    private final Map<RateTable.Key, BigDecimal> rates = new HashMap<>();

    @Test
    void salesInOneCurrencyNeedNoRates() {
        sales("USD", "2025-03");

        assertThat(choice(null)).isEqualTo(new CurrencyChoice("USD", false, List.of()));
        assertThat(choice("USD")).isEqualTo(new CurrencyChoice("USD", false, List.of()));
    }

    @Test
    void withoutSalesAnyCurrencyIsRight() {
        assertThat(choice(null)).isEqualTo(new CurrencyChoice(null, false, List.of()));
        assertThat(choice("JPY")).isEqualTo(new CurrencyChoice("JPY", false, List.of()));
    }

    @Test
    void salesAfterTheDateDoNotCount() {
        sales("EUR", "2025-03");
        months.add(new CurrencyMonth("USD", YearMonth.of(2026, 1), AS_OF.plusDays(1), AS_OF.plusDays(2)));

        assertThat(choice(null)).isEqualTo(new CurrencyChoice("EUR", false, List.of()));
    }

    @Test
    void namesTheCurrenciesWhenThereAreNoRatesAtAll() {
        sales("EUR", "2025-03");
        sales("USD", "2025-03");

        assertThat(choice(null).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("MIXED_CURRENCIES");
            assertThat(fault.message()).contains("EUR, USD");
        });
    }

    @Test
    void namesCurrenciesAndMonthsThatLackARate() {
        sales("EUR", "2025-03");
        sales("USD", "2024-01", "2024-02", "2024-03", "2025-07", "2025-12");
        sales("GBP", "2025-04");
        rate("USD", "2025-12");

        assertThat(choice(null)).extracting(CurrencyChoice::target).isEqualTo("EUR");
        assertThat(choice(null).faults())
                .containsExactly(
                        new FieldFault(
                                "/currency",
                                NO_RATE,
                                "cannot be met: there is no exchange rate of GBP in 2025-04; of USD in 2024-01 to 2024-03, 2025-07"));
    }

    @Test
    void needsRatesOfTheWindowAndOneSeasonBeforeItOnly() {
        sales("EUR", "2025-03");
        sales("USD", "2023-12", "2024-01", "2025-12", "2026-01");

        rate("USD", "2024-01", "2025-12");

        assertThat(choice(null)).isEqualTo(new CurrencyChoice("EUR", true, List.of()));
    }

    @Test
    void anotherCurrencyThanTheBaseNeedsItsRatesToo() {
        sales("EUR", "2025-03");
        sales("USD", "2025-04");
        rate("USD", "2025-04");

        assertThat(choice("GBP").faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("GBP in 2025-03 to 2025-04"));
        assertThat(choice("USD").faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("USD in 2025-03"));
        rate("USD", "2025-03");
        assertThat(choice("USD")).isEqualTo(new CurrencyChoice("USD", true, List.of()));
    }

    @Test
    void whatIsNotMoneyNeedsNoRates() {
        sales("EUR", "2025-03");
        sales("USD", "2025-04");

        for (String metric : List.of("quantity", "lines")) {
            Parameters parameters = Parameters.monthly().with(Map.of("metric", metric));
            assertThat(CurrencyChoice.of(facts(), parameters, AS_OF, null).faults())
                    .isEmpty();
        }
        assertThat(CurrencyChoice.of(facts(), Parameters.monthly().with(Map.of("metric", "margin")), AS_OF, null)
                        .faults())
                .hasSize(1);
    }

    @Test
    void monthsAreNamedInRanges() {
        assertThat(MonthRanges.text(new TreeSet<>(List.of(YearMonth.of(2024, 12), YearMonth.of(2025, 1)))))
                .isEqualTo("2024-12 to 2025-01");
        assertThat(MonthRanges.text(new TreeSet<>(List.of(YearMonth.of(2025, 1), YearMonth.of(2025, 3)))))
                .isEqualTo("2025-01, 2025-03");
    }

    private void sales(String currency, String... names) {
        Stream.of(names)
                .map(YearMonth::parse)
                .forEach(month -> months.add(new CurrencyMonth(currency, month, month.atDay(3), month.atEndOfMonth())));
    }

    private void rate(String currency, String... names) {
        Stream.of(names)
                .map(YearMonth::parse)
                .forEach(month -> rates.put(new RateTable.Key(currency, month), BigDecimal.ONE));
    }

    private CurrencyChoice choice(String asked) {
        return CurrencyChoice.of(facts(), Parameters.monthly(), AS_OF, asked);
    }

    private SalesFacts facts() {
        return new SalesFacts(months, new RateTable("EUR", rates));
    }
}
