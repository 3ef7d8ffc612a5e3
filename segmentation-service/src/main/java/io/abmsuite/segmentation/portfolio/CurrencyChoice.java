package io.abmsuite.segmentation.portfolio;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.segmentation.exchangerate.RateTable;
import io.abmsuite.segmentation.kernel.Granularity;
import io.abmsuite.segmentation.kernel.Metric;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Window;
import io.abmsuite.segmentation.ledger.LedgerReader.CurrencyMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In which currency sales are added up, and what is against it.
 *
 * @param target null if there are no sales and no currency was asked for
 * @param converts whether there are sales in other currencies
 */
public record CurrencyChoice(String target, boolean converts, List<FieldFault> faults) {

    /** Sales in one currency need no rates, unless another is asked for. */
    public static CurrencyChoice of(SalesFacts facts, Parameters parameters, LocalDate asOf, String asked) {
        List<String> currencies = facts.currencies(asOf);
        if (currencies.isEmpty()) {
            return new CurrencyChoice(asked, false, List.of());
        }
        if (currencies.size() == 1 && (asked == null || currencies.get(0).equals(asked))) {
            return new CurrencyChoice(currencies.get(0), false, List.of());
        }
        String target = asked == null ? facts.rates().base() : asked;
        boolean money = parameters.metric() == Metric.REVENUE || parameters.metric() == Metric.MARGIN;
        return new CurrencyChoice(
                target, true, money ? faults(facts, currencies, parameters, asOf, target) : List.of());
    }

    private static List<FieldFault> faults(
            SalesFacts facts, List<String> currencies, Parameters parameters, LocalDate asOf, String target) {
        if (facts.rates().isEmpty() && currencies.size() > 1) {
            return List.of(new FieldFault(
                    "/currency",
                    "MIXED_CURRENCIES",
                    "cannot be met: there are sales in " + String.join(", ", currencies) + " and no exchange rates"));
        }
        Map<String, TreeSet<YearMonth>> missing = missing(facts, parameters, asOf, target);
        if (missing.isEmpty()) {
            return List.of();
        }
        List<String> named = new ArrayList<>();
        missing.forEach((currency, months) -> named.add(currency + " in " + MonthRanges.text(months)));
        return List.of(new FieldFault(
                "/currency",
                "NO_EXCHANGE_RATE",
                "cannot be met: there is no exchange rate of " + String.join("; of ", named)));
    }

    /** Rates that are needed: of months with sales in the window, or one season before it, which is compared with. */
    private static Map<String, TreeSet<YearMonth>> missing(
            SalesFacts facts, Parameters parameters, LocalDate asOf, String target) {
        Window window = Window.of(parameters, asOf);
        LocalDate first = window.movedBack(season(parameters.granularity())).start();
        LocalDate last = window.end().isAfter(asOf) ? asOf : window.end();
        Map<String, TreeSet<YearMonth>> missing = new TreeMap<>();
        for (CurrencyMonth sales : facts.months()) {
            boolean counts = !sales.currency().equals(target)
                    && !sales.firstDay().isAfter(last)
                    && !sales.lastDay().isBefore(first);
            if (counts) {
                note(missing, facts.rates(), sales.currency(), sales.month());
                note(missing, facts.rates(), target, sales.month());
            }
        }
        return missing;
    }

    private static void note(
            Map<String, TreeSet<YearMonth>> missing, RateTable rates, String currency, YearMonth month) {
        if (rates.rate(currency, month) == null) {
            missing.computeIfAbsent(currency, any -> new TreeSet<>()).add(month);
        }
    }

    private static int season(Granularity granularity) {
        return switch (granularity) {
            case WEEK -> 52;
            case MONTH -> 12;
            case QUARTER -> 4;
        };
    }
}
