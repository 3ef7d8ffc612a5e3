package io.abmsuite.segmentation.exchangerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abmsuite.segmentation.exchangerate.Conversion.Converted;
import io.abmsuite.segmentation.kernel.Granularity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConversionTest {

    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "GBP");
    private static final LocalDate START = LocalDate.of(2024, 12, 20);

    record Day(int line, LocalDate day, String currency, long amount, long margin) {}

    /** What the rule says, worked out the plain way: one sum, one product, one rounding. */
    @Property(tries = 300)
    void everySumIsConvertedOnceByTheRateOfItsMonth(
            @ForAll("days") List<Day> days, @ForAll("rates") RateTable rates, @ForAll Granularity granularity) {
        for (String target : CURRENCIES) {
            Map<String, long[]> raw = new HashMap<>();
            days.forEach(day -> add(raw, part(day, granularity), day.amount(), day.margin()));
            Map<String, long[]> expected = new HashMap<>();
            raw.forEach((part, sums) -> {
                String[] names = part.split(" ");
                YearMonth month = YearMonth.parse(names[3]);
                add(
                        expected,
                        names[0] + " " + names[2] + " " + names[3],
                        product(sums[0], rates, names[1], target, month),
                        product(sums[1], rates, names[1], target, month));
            });

            assertThat(converted(days, rates, target, granularity)).isEqualTo(comparable(expected));
        }
    }

    @Property(tries = 100)
    void theOrderOfDaysDoesNotMatter(
            @ForAll("days") List<Day> days, @ForAll("rates") RateTable rates, @ForAll long seed) {
        List<Day> shuffled = new ArrayList<>(days);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(converted(shuffled, rates, "EUR", Granularity.WEEK))
                .isEqualTo(converted(days, rates, "EUR", Granularity.WEEK));
    }

    @Property(tries = 100)
    void whatIsInTheTargetCurrencyStaysAsItIs(@ForAll("days") List<Day> days, @ForAll("rates") RateTable rates) {
        Conversion conversion = new Conversion(rates, "USD", Granularity.MONTH);
        days.stream()
                .filter(day -> day.currency().equals("USD"))
                .forEach(day ->
                        assertThat(convert(conversion, day)).isEqualTo(new Converted(day.amount(), day.margin())));
    }

    @Test
    void roundsHalfToEvenOnceForTheSumOfAMonth() {
        RateTable half = table("USD", "2025-01", "0.5");
        Conversion conversion = new Conversion(half, "EUR", Granularity.MONTH);

        long first =
                conversion.convert(0, LocalDate.of(2025, 1, 2), "USD", 1, 0).amount();
        long second =
                conversion.convert(0, LocalDate.of(2025, 1, 3), "USD", 2, 0).amount();
        long third =
                conversion.convert(0, LocalDate.of(2025, 1, 31), "USD", 2, 0).amount();

        assertThat(first).as("0.5 goes to 0").isZero();
        assertThat(first + second).as("1.5 goes to 2").isEqualTo(2);
        assertThat(first + second + third).as("2.5 goes to 2").isEqualTo(2);
    }

    @Test
    void aWeekInTwoMonthsHasTheRatesOfBoth() {
        Map<RateTable.Key, BigDecimal> rates = new HashMap<>();
        rates.put(new RateTable.Key("USD", YearMonth.of(2025, 3)), new BigDecimal("2"));
        rates.put(new RateTable.Key("USD", YearMonth.of(2025, 4)), new BigDecimal("3"));
        Conversion conversion = new Conversion(new RateTable("EUR", rates), "EUR", Granularity.WEEK);

        assertThat(conversion.convert(0, LocalDate.of(2025, 3, 31), "USD", 10, 1))
                .isEqualTo(new Converted(20, 2));
        assertThat(conversion.convert(0, LocalDate.of(2025, 4, 1), "USD", 10, 1))
                .isEqualTo(new Converted(30, 3));
    }

    @Test
    void hasNothingWithoutARate() {
        RateTable rates = table("USD", "2025-01", "0.5");

        assertThat(new Conversion(rates, "EUR", Granularity.MONTH).convert(0, LocalDate.of(2025, 2, 1), "USD", 1, 1))
                .isNull();
        assertThat(new Conversion(rates, "GBP", Granularity.MONTH).convert(0, LocalDate.of(2025, 1, 1), "USD", 1, 1))
                .as("the target has no rate")
                .isNull();
    }

    @Test
    void neverWraps() {
        Conversion conversion = new Conversion(table("USD", "2025-01", "100000000"), "EUR", Granularity.MONTH);
        LocalDate day = LocalDate.of(2025, 1, 1);

        assertThatThrownBy(() -> conversion.convert(0, day, "USD", 9_200_000_000_000_000_000L, 0))
                .isInstanceOf(ArithmeticException.class);
    }

    @Provide
    Arbitrary<List<Day>> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 45).map(START::plusDays),
                        Arbitraries.of(CURRENCIES),
                        Arbitraries.longs().between(-2_000_000, 3_000_000),
                        Arbitraries.longs().between(-50, 50))
                .as(Day::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<RateTable> rates() {
        return Arbitraries.longs().between(1, 300_000_000_000L).list().ofSize(9).map(units -> {
            Map<RateTable.Key, BigDecimal> rates = new HashMap<>();
            for (int i = 0; i < units.size(); i++) {
                YearMonth month = YearMonth.from(START).plusMonths(i / 3);
                rates.put(
                        new RateTable.Key(CURRENCIES.get(1 + i % 3), month),
                        BigDecimal.valueOf(units.get(i), ExchangeRate.DECIMALS));
            }
            return new RateTable("EUR", rates);
        });
    }

    /** Sums by line, period part and month, as they come out. */
    private static Map<String, List<Long>> converted(
            List<Day> days, RateTable rates, String target, Granularity granularity) {
        Conversion conversion = new Conversion(rates, target, granularity);
        Map<String, long[]> sums = new HashMap<>();
        for (Day day : days) {
            Converted converted = convert(conversion, day);
            String[] names = part(day, granularity).split(" ");
            add(sums, names[0] + " " + names[2] + " " + names[3], converted.amount(), converted.margin());
        }
        return comparable(sums);
    }

    private static Converted convert(Conversion conversion, Day day) {
        return conversion.convert(day.line(), day.day(), day.currency(), day.amount(), day.margin());
    }

    private static Map<String, List<Long>> comparable(Map<String, long[]> sums) {
        Map<String, List<Long>> lists = new HashMap<>();
        sums.forEach((part, both) -> lists.put(part, List.of(both[0], both[1])));
        return lists;
    }

    private static void add(Map<String, long[]> sums, String part, long amount, long margin) {
        long[] both = sums.computeIfAbsent(part, any -> new long[2]);
        both[0] += amount;
        both[1] += margin;
    }

    private static String part(Day day, Granularity granularity) {
        YearMonth month = YearMonth.from(day.day());
        Object period = granularity == Granularity.WEEK
                ? day.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : month;
        return day.line() + " " + day.currency() + " " + period + " " + month;
    }

    private static long product(long units, RateTable rates, String currency, String target, YearMonth month) {
        if (currency.equals(target)) {
            return units;
        }
        return BigDecimal.valueOf(units)
                .multiply(rates.rate(currency, month))
                .divide(rates.rate(target, month), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static RateTable table(String currency, String month, String rate) {
        return new RateTable("EUR", Map.of(new RateTable.Key(currency, YearMonth.parse(month)), new BigDecimal(rate)));
    }
}
