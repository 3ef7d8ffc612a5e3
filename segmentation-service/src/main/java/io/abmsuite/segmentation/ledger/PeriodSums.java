package io.abmsuite.segmentation.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the sales of accounts add up to in given periods, as they were at a position of the ledger. */
@ApplicationScoped
public class PeriodSums {

    private static final String SUMS = """
            with effective as (
                select distinct on (source, sale_id) account_id, occurred_on, amount, margin, quantity, currency, voided
                from sale where account_id = any($1::uuid[]) and position <= $2
                order by source, sale_id, revision desc
            )
            select account_id, width_bucket(occurred_on, $5::date[]), sum(amount), coalesce(sum(margin), 0),
                   coalesce(sum(quantity), 0), count(*) filter (where amount > 0)
            from effective
            where not voided and occurred_on between ($5::date[])[1] and $3 and currency = coalesce($4, currency)
            group by 1, 2
            """;

    /**
     * Which sales are asked for.
     *
     * @param position of the ledger; what came later is not there
     * @param until last day
     * @param currency null: all
     * @param starts first days of the periods, ascending; each ends before the next one begins
     */
    public record Of(List<UUID> accounts, long position, LocalDate until, String currency, List<LocalDate> starts) {}

    /** Takes the sums, in any order; periods without sales are left out. */
    public interface Receiver {

        /** Sums of a period, numbered from 0, in units of 0.0001. */
        void period(UUID account, int period, Sums sums);
    }

    /** Sums of one period. */
    public record Sums(BigDecimal amount, BigDecimal margin, BigDecimal quantity, long purchases) {}

    private final Pool pool;

    PeriodSums(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> read(Of asked, Receiver receiver) {
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(asked.accounts().toArray(UUID[]::new))
                .addLong(asked.position())
                .addLocalDate(asked.until())
                .addString(asked.currency())
                .addArrayOfLocalDate(asked.starts().toArray(LocalDate[]::new));
        return pool.preparedQuery(SUMS)
                .execute(values)
                .invoke(rows -> rows.forEach(row -> receiver.period(
                        row.getUUID(0),
                        row.getInteger(1) - 1,
                        new Sums(row.getBigDecimal(2), row.getBigDecimal(3), row.getBigDecimal(4), row.getLong(5)))))
                .replaceWithVoid();
    }
}
