package io.abmsuite.segmentation.ledger;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The sales of one account as they were at a position of the ledger: of each the highest revision by then, not voided. */
@ApplicationScoped
public class EffectiveSales {

    private static final int DECIMALS = 4;
    private static final int ROWS_AT_ONCE = 1000;
    private static final String EFFECTIVE = """
            with effective as (
                select distinct on (source, sale_id) source, sale_id, revision, event_id, occurred_on, amount, margin,
                       quantity, currency, voided, product, position
                from sale where account_id = $1 and position <= $2
                order by source, sale_id, revision desc
            )
            """;
    private static final String DAYS = EFFECTIVE + """
            select occurred_on, sum(amount)::bigint, coalesce(sum(margin), 0)::bigint, coalesce(sum(quantity), 0)::bigint,
                   count(*)::int, count(*) filter (where amount > 0)::int, count(*) filter (where amount < 0)::int,
                   count(*) filter (where margin is null)::int, count(*) filter (where quantity is null)::int
            from effective where not voided and occurred_on <= $3 and currency = coalesce($4, currency)
            group by occurred_on order by occurred_on
            """;
    private static final String PAGE = EFFECTIVE + """
            select * from effective
            where not voided and occurred_on <= $3 and currency = coalesce($4, currency)
              and ($5::date is null or (occurred_on, source, sale_id) < ($5::date, $6::text, $7::text))
            order by occurred_on desc, source desc, sale_id desc limit $8
            """;

    /**
     * Which sales are asked for.
     *
     * @param position of the ledger; what came later is not there
     * @param until last day
     * @param currency null: all
     */
    public record Of(UUID account, long position, LocalDate until, String currency) {}

    /** Takes the days in their order. */
    public interface DayReceiver {

        void day(LocalDate day, LedgerReader.Sums sums);
    }

    private final Pool pool;

    EffectiveSales(Pool pool) {
        this.pool = pool;
    }

    /** Hands over what the sales of each day add up to. */
    public Uni<Void> days(Of asked, DayReceiver receiver) {
        return pool.preparedQuery(DAYS)
                .execute(values(asked))
                .invoke(rows -> rows.forEach(row -> receiver.day(row.getLocalDate(0), sums(row))))
                .replaceWithVoid();
    }

    /** A page, newest first. */
    public Uni<PageResponse<EffectiveSale>> page(Of asked, PageRequest page, CursorCodec cursors) {
        return rows(asked, page.after(), page.fetch())
                .map(rows -> PageResponse.of(rows, page, cursors, EffectiveSales::key));
    }

    /** All of them, newest first, in chunks. */
    public Multi<List<EffectiveSale>> all(Of asked) {
        AtomicReference<List<String>> after = new AtomicReference<>(List.of());
        return Multi.createBy()
                .repeating()
                .uni(() -> rows(asked, after.get(), ROWS_AT_ONCE).invoke(rows -> {
                    if (!rows.isEmpty()) {
                        after.set(key(rows.get(rows.size() - 1)));
                    }
                }))
                .whilst(rows -> rows.size() == ROWS_AT_ONCE);
    }

    private Uni<List<EffectiveSale>> rows(Of asked, List<String> after, int limit) {
        boolean first = after.isEmpty();
        Tuple values = values(asked)
                .addLocalDate(first ? null : LocalDate.parse(after.get(0)))
                .addString(first ? null : after.get(1))
                .addString(first ? null : after.get(2))
                .addInteger(limit);
        return pool.preparedQuery(PAGE).execute(values).map(rows -> Sql.list(rows, EffectiveSales::sale));
    }

    private static List<String> key(EffectiveSale sale) {
        return List.of(sale.occurredOn().toString(), sale.source(), sale.saleId());
    }

    private static Tuple values(Of asked) {
        return Tuple.of(asked.account(), asked.position(), asked.until()).addString(asked.currency());
    }

    private static LedgerReader.Sums sums(Row row) {
        return new LedgerReader.Sums(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getInteger(4),
                row.getInteger(5),
                row.getInteger(6),
                row.getInteger(7),
                row.getInteger(8));
    }

    private static EffectiveSale sale(Row row) {
        return new EffectiveSale(
                row.getString("source"),
                row.getString("sale_id"),
                row.getInteger("revision"),
                row.getUUID("event_id"),
                row.getLocalDate("occurred_on"),
                decimal(row.getLong("amount")),
                decimal(row.getLong("margin")),
                decimal(row.getLong("quantity")),
                row.getString("currency"),
                row.getString("product"),
                row.getLong("position"));
    }

    private static BigDecimal decimal(Long units) {
        return units == null ? null : BigDecimal.valueOf(units, DECIMALS);
    }
}
