package io.abmsuite.segmentation.exchangerate;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads rates to the base currency at the moment a connection sees. It blocks and belongs on a worker thread. */
@ApplicationScoped
public class RateMoment {

    private static final String NEWEST = """
            select distinct on (currency, month) currency, month, rate from exchange_rate
            where base = ? order by currency, month, version desc
            """;
    private static final String CHANGED = """
            select distinct currency, month, rate from exchange_rate where base = ? and position > ?
            """;

    private final ExchangeRateService rates;

    RateMoment(ExchangeRateService rates) {
        this.rates = rates;
    }

    /** A table without a rate. */
    public RateTable none() {
        return new RateTable(rates.base(), Map.of());
    }

    /** All rates as they stand. */
    public RateTable all(Connection moment) throws SQLException {
        try (PreparedStatement newest = moment.prepareStatement(NEWEST)) {
            newest.setString(1, rates.base());
            return new RateTable(rates.base(), read(newest));
        }
    }

    /** What got a rate, or another one, after a position of the ledger. */
    public Set<RateTable.Key> changedSince(Connection moment, long position) throws SQLException {
        try (PreparedStatement changed = moment.prepareStatement(CHANGED)) {
            changed.setString(1, rates.base());
            changed.setLong(2, position);
            return read(changed).keySet();
        }
    }

    private static Map<RateTable.Key, BigDecimal> read(PreparedStatement statement) throws SQLException {
        Map<RateTable.Key, BigDecimal> found = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                YearMonth month = YearMonth.from(rows.getObject(2, LocalDate.class));
                found.put(new RateTable.Key(rows.getString(1), month), rows.getBigDecimal(3));
            }
        }
        return found;
    }
}
