package io.abmsuite.segmentation.ledger;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sales per account and calendar month, for the two years that end with a date; later sales are ignored. */
@ApplicationScoped
public class LedgerMonths {

    private static final int MONTHS = 24;
    private static final int DECIMALS = 4;
    private static final String SUMS = """
            select account_id, date_trunc('month', day)::date as month, sum(amount) as amount from day_total
            where account_id = any($1::uuid[]) and day between $3 and $4 and rows > 0
            group by 1, 2 having bool_and(currency = $2) order by 1, 2
            """;
    private static final String PARTS = """
            select account_id, currency, min(day) as day, sum(amount) as units from day_total
            where account_id = any($1::uuid[]) and day between $2 and $3 and rows > 0
            group by account_id, currency, date_trunc('week', day), date_trunc('month', day)
            """;

    /** The sum of a month. */
    public record Month(YearMonth month, BigDecimal amount) {

        /** From units of 0.0001. */
        public static Month ofUnits(YearMonth month, BigDecimal units) {
            return new Month(month, units.movePointLeft(DECIMALS).setScale(DECIMALS));
        }
    }

    /**
     * What an account sold in one currency within one week and one month.
     *
     * @param day the first day with sales
     * @param units of 0.0001
     */
    public record Part(UUID account, String currency, LocalDate day, BigDecimal units) {}

    /**
     * The months with sales of these accounts, oldest first; an account without is left out, and so is a month with sales in
     * another currency, which has no sum in this one.
     */
    public Uni<Map<UUID, List<Month>>> of(SqlConnection transaction, UUID[] accounts, String currency, LocalDate asOf) {
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(accounts)
                .addString(currency)
                .addLocalDate(first(asOf))
                .addLocalDate(asOf);
        return transaction.preparedQuery(SUMS).execute(values).map(rows -> {
            Map<UUID, List<Month>> found = new HashMap<>();
            rows.forEach(row -> found.computeIfAbsent(row.getUUID("account_id"), any -> new ArrayList<>())
                    .add(Month.ofUnits(YearMonth.from(row.getLocalDate("month")), row.getBigDecimal("amount"))));
            return found;
        });
    }

    /** What these accounts sold in the same two years, in parts small enough to be converted. */
    public Uni<List<Part>> parts(SqlConnection transaction, UUID[] accounts, LocalDate asOf) {
        return transaction
                .preparedQuery(PARTS)
                .execute(Tuple.of(accounts, first(asOf), asOf))
                .map(rows -> Sql.list(
                        rows,
                        row -> new Part(
                                row.getUUID("account_id"),
                                row.getString("currency"),
                                row.getLocalDate("day"),
                                row.getBigDecimal("units"))));
    }

    private static LocalDate first(LocalDate asOf) {
        return YearMonth.from(asOf).minusMonths(MONTHS - 1L).atDay(1);
    }
}
