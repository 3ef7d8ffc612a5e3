package io.abmsuite.segmentation.ledger;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
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

/** The sales of accounts as they were at a position of the ledger: of each the highest revision by then, not voided. */
@ApplicationScoped
public class EffectiveSales {

    private static final int DECIMALS = 4;
    private static final int ROWS_AT_ONCE = 1000;
    private static final TeamSql PAGE = new TeamSql("""
            with effective as (
                select distinct on (s.source, s.sale_id) s.source, s.sale_id, s.revision, s.event_id, s.occurred_on,
                       s.amount, s.margin, s.quantity, s.currency, s.voided, s.product, s.position, a.code
                from sale s join account a on a.account_id = s.account_id
                where s.account_id = any($1::uuid[]) and s.position <= $2 and {team:a.team}
                order by s.source, s.sale_id, s.revision desc
            )
            select * from effective
            where not voided and occurred_on <= $3
              and ($4::date is null or (occurred_on, source, sale_id) < ($4::date, $5::text, $6::text))
            order by occurred_on desc, source desc, sale_id desc limit $7
            """);

    /**
     * Which sales are asked for.
     *
     * @param position of the ledger; what came later is not there
     * @param until last day
     * @param teams sales of accounts of other teams are not there
     */
    public record Of(List<UUID> accounts, long position, LocalDate until, VisibleTeams teams) {}

    private final Pool pool;

    EffectiveSales(Pool pool) {
        this.pool = pool;
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
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(asked.accounts().toArray(UUID[]::new))
                .addLong(asked.position())
                .addLocalDate(asked.until())
                .addLocalDate(first ? null : LocalDate.parse(after.get(0)))
                .addString(first ? null : after.get(1))
                .addString(first ? null : after.get(2))
                .addInteger(limit);
        return PAGE.execute(pool, asked.teams(), values).map(rows -> Sql.list(rows, EffectiveSales::sale));
    }

    private static List<String> key(EffectiveSale sale) {
        return List.of(sale.occurredOn().toString(), sale.source(), sale.saleId());
    }

    private static EffectiveSale sale(Row row) {
        return new EffectiveSale(
                row.getString("code"),
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
