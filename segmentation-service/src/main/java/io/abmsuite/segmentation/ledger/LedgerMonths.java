package io.abmsuite.segmentation.ledger;

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

    /** The sum of a month. */
    public record Month(YearMonth month, BigDecimal amount) {}

    /**
     * The months with sales of these accounts, oldest first; an account without is left out, and so is a month with sales in
     * another currency, which has no sum in this one.
     */
    public Uni<Map<UUID, List<Month>>> of(SqlConnection transaction, UUID[] accounts, String currency, LocalDate asOf) {
        LocalDate first = YearMonth.from(asOf).minusMonths(MONTHS - 1L).atDay(1);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(accounts)
                .addString(currency)
                .addLocalDate(first)
                .addLocalDate(asOf);
        return transaction.preparedQuery(SUMS).execute(values).map(rows -> {
            Map<UUID, List<Month>> found = new HashMap<>();
            rows.forEach(row -> found.computeIfAbsent(row.getUUID("account_id"), any -> new ArrayList<>())
                    .add(new Month(
                            YearMonth.from(row.getLocalDate("month")),
                            row.getBigDecimal("amount").movePointLeft(DECIMALS).setScale(DECIMALS))));
            return found;
        });
    }
}
