package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random portfolios that are small, and full of ties, returns, gaps and amounts that meet limits exactly. */
final class Books {
    static final LocalDate FIRST = LocalDate.of(2022, 11, 20);
    static final LocalDate LAST = LocalDate.of(2026, 2, 10);

    private Books() {}

    static Arbitrary<Book> any() {
        Arbitrary<String> codes = Arbitraries.of("A", "B", "C", "D", "E", "F", "G", "H");
        return Combinators.combine(codes.flatMap(Books::sales).list().ofMaxSize(60), codes.set())
                .as((list, more) -> {
                    List<String> accounts = Stream.concat(list.stream().map(Sale::account), more.stream())
                            .distinct()
                            .toList();
                    return new Book(accounts, list);
                });
    }

    static Arbitrary<Sale> sales(String account) {
        return Combinators.combine(days(), amounts(), amounts(), amounts())
                .as((day, amount, margin, quantity) -> new Sale(account, day, amount, margin, quantity));
    }

    static Arbitrary<BigDecimal> amounts() {
        Arbitrary<BigDecimal> round = Arbitraries.of(
                        "100", "100", "50", "-50", "-100", "0", "80", "15", "5", "25", "75", "125", "300.01", "299.99")
                .map(BigDecimal::new);
        Arbitrary<BigDecimal> small = Arbitraries.longs().between(-20, 60).map(units -> BigDecimal.valueOf(units, 4));
        Arbitrary<BigDecimal> wide = Arbitraries.longs()
                .between(-1_000_000_000_000L, 10_000_000_000_000_000L)
                .map(units -> BigDecimal.valueOf(units, 4));
        return Arbitraries.frequencyOf(Tuple.of(6, round), Tuple.of(2, small), Tuple.of(1, wide));
    }

    /** Days lean to the edges of periods. */
    private static Arbitrary<LocalDate> days() {
        long span = LAST.toEpochDay() - FIRST.toEpochDay();
        Arbitrary<LocalDate> all = Arbitraries.longs().between(0, span).map(FIRST::plusDays);
        Arbitrary<LocalDate> edges = Arbitraries.integers()
                .between(0, 37)
                .flatMap(month -> Arbitraries.of(-1, 0)
                        .map(day -> LocalDate.of(2023, 1, 1).plusMonths(month).plusDays(day)))
                .filter(day -> !day.isAfter(LAST));
        return Arbitraries.oneOf(all, edges);
    }

    static Arbitrary<LocalDate> dates() {
        return Arbitraries.oneOf(
                days().filter(day -> day.getYear() >= 2024),
                Arbitraries.of(LocalDate.of(2025, 12, 31), LocalDate.of(2025, 12, 28), LocalDate.of(2025, 12, 30)));
    }

    static Arbitrary<Parameters> parameters() {
        Map<String, List<String>> choices = new HashMap<>();
        choices.put("granularity", List.of("week", "month", "quarter"));
        choices.put("periods", List.of("2", "3", "4", "6", "12", "13", "60"));
        choices.put("include_current", List.of("false", "true"));
        choices.put("metric", List.of("revenue", "revenue", "margin", "quantity", "lines"));
        choices.put("a_limit", List.of("80", "50", "33.3333", "0.0001"));
        choices.put("b_limit", List.of("95", "80.0001", "99.9999"));
        choices.put("boundary", List.of("inclusive", "exclusive", "midpoint"));
        choices.put("ties", List.of("shared", "order"));
        choices.put("nonpositive", List.of("C", "none"));
        choices.put("x_limit", List.of("0.25", "0.1", "0.5", "0.0001"));
        choices.put("y_limit", List.of("0.5001", "1", "1.4142"));
        choices.put("stddev", List.of("population", "sample"));
        choices.put("zeros", List.of("count", "ignore"));
        choices.put("history", List.of("first_activity", "window"));
        choices.put("min_periods", List.of("2", "2"));
        choices.put("cv_basis", List.of("raw", "detrended", "seasonal"));
        choices.put("adi_limit", List.of("1.32", "1", "2"));
        choices.put("cv2_limit", List.of("0.49", "0.25", "0.0001"));
        choices.put("at_risk", List.of("2", "1", "0.5"));
        choices.put("dormant", List.of("4", "3.5"));
        choices.put("major_share", List.of("10", "20", "5.5"));
        choices.put("dominant_share", List.of("20", "50", "100"));
        return pick(choices);
    }

    private static Arbitrary<Parameters> pick(Map<String, List<String>> choices) {
        List<String> names = choices.keySet().stream().sorted().toList();
        List<Arbitrary<String>> values = new ArrayList<>();
        names.forEach(name -> values.add(Arbitraries.of(choices.get(name))));
        return Combinators.combine(values).as(picked -> {
            Map<String, String> map = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                map.put(names.get(i), picked.get(i));
            }
            return Parameters.of(map);
        });
    }
}
