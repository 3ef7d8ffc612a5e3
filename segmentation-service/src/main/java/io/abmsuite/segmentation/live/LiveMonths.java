package io.abmsuite.segmentation.live;

import io.abmsuite.segmentation.exchangerate.Conversion;
import io.abmsuite.segmentation.exchangerate.Conversion.Converted;
import io.abmsuite.segmentation.ledger.LedgerMonths;
import io.abmsuite.segmentation.ledger.LedgerMonths.Month;
import io.abmsuite.segmentation.ledger.LedgerMonths.Part;
import io.abmsuite.segmentation.portfolio.LedgerPortfolio;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The sums by month beside a live class, in the currency of its portfolio and by the exchange rates the portfolio has. */
@ApplicationScoped
class LiveMonths {

    private final LedgerMonths ledger;

    LiveMonths(LedgerMonths ledger) {
        this.ledger = ledger;
    }

    /** By account, oldest month first; a month that lacks a rate, or has no exact sum, is left out. */
    Uni<Map<UUID, List<Month>>> of(
            SqlConnection transaction, UUID[] accounts, LedgerPortfolio portfolio, LocalDate asOf) {
        return portfolio.conversion() == null
                ? ledger.of(transaction, accounts, portfolio.currency(), asOf)
                : ledger.parts(transaction, accounts, asOf).map(parts -> converted(parts, portfolio));
    }

    private static Map<UUID, List<Month>> converted(List<Part> parts, LedgerPortfolio portfolio) {
        Conversion conversion = portfolio.conversion();
        Map<UUID, Sums> accounts = new HashMap<>();
        for (Part part : parts) {
            accounts.computeIfAbsent(part.account(), any -> new Sums())
                    .add(part, converted(part, portfolio.place(part.account()), conversion));
        }
        Map<UUID, List<Month>> months = new HashMap<>();
        accounts.forEach((account, sums) -> months.put(account, sums.months()));
        return months;
    }

    /** Null if there is no rate. */
    private static BigDecimal converted(Part part, int place, Conversion conversion) {
        try {
            Converted worth = conversion.convert(
                    place, part.day(), part.currency(), part.units().longValueExact(), 0);
            return worth == null ? null : BigDecimal.valueOf(worth.amount());
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    /** Of one account, in units of 0.0001. */
    private static final class Sums {

        private final Map<YearMonth, BigDecimal> known = new TreeMap<>();
        private final Set<YearMonth> unknown = new HashSet<>();

        void add(Part part, BigDecimal units) {
            YearMonth month = YearMonth.from(part.day());
            if (units == null) {
                unknown.add(month);
            } else {
                known.merge(month, units, BigDecimal::add);
            }
        }

        List<Month> months() {
            return known.entrySet().stream()
                    .filter(month -> !unknown.contains(month.getKey()))
                    .map(month -> Month.ofUnits(month.getKey(), month.getValue()))
                    .toList();
        }
    }
}
