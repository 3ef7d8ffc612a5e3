package io.abmsuite.segmentation.run;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds what came into the window of a run since the previous one like it. */
@ApplicationScoped
class LateSalesQuery {

    private static final int DECIMALS = 4;
    private static final String PREVIOUS = """
            select id, watermark from run
            where status = 'COMPLETED' and kind = 'RUN' and not what_if and policy = $1 and as_of = $2
              and group_by is not distinct from $3 and group_value is not distinct from $4 and roll_up = $5
              and watermark <= $6 and id <> $7
            order by watermark desc, id desc limit 1
            """;

    /**
     * Each sale with a revision between two positions ($1, $2), as it was effective in the window ($3 to $4) at the one and
     * at the other; a revision that did not become effective is no change.
     */
    private static final String LATE = """
            with touched as (
                select distinct source, sale_id from sale
                where position > $1 and position <= $2 and ($5::uuid[] is null or account_id = any($5::uuid[]))
            ), moved as (
                select b.currency as old_currency, b.amount as old_amount, a.currency as new_currency, a.amount as new_amount
                from touched t
                left join lateral (%s) as b on true
                left join lateral (%s) as a on true
                where b.revision is distinct from a.revision and (b.amount is not null or a.amount is not null)
            )
            select null as currency, count(*) as sales, 0 as change from moved
            union all
            select currency, 0, sum(amount) from (
                select old_currency as currency, -old_amount as amount from moved
                union all select new_currency, new_amount from moved) as changes
            where currency is not null group by currency order by currency nulls first
            """.formatted(effectiveAt("$1"), effectiveAt("$2"));

    private final Pool pool;

    LateSalesQuery(Pool pool) {
        this.pool = pool;
    }

    /** Null for a what-if, a replay, and a run that is the first of its kind. */
    Uni<LateSales> of(Run run, RunOutcome outcome, List<UUID> members) {
        if (run.whatIf() || run.kind() != RunKind.RUN) {
            return Uni.createFrom().nullItem();
        }
        AccountGroup group = run.task().group();
        Tuple like = Tuple.tuple()
                .addString(run.policy())
                .addLocalDate(run.asOf())
                .addString(group == null ? null : group.by().name())
                .addString(group == null ? null : group.value())
                .addBoolean(run.task().rollUp())
                .addLong(outcome.watermark())
                .addUUID(run.id());
        return pool.preparedQuery(PREVIOUS)
                .execute(like)
                .map(rows -> Sql.first(rows, row -> row))
                .chain(previous ->
                        previous == null ? Uni.createFrom().nullItem() : between(previous, run, outcome, members));
    }

    private Uni<LateSales> between(Row previous, Run run, RunOutcome outcome, List<UUID> members) {
        LocalDate end = outcome.windowEnd().isAfter(run.asOf()) ? run.asOf() : outcome.windowEnd();
        Tuple values = Tuple.tuple()
                .addLong(previous.getLong("watermark"))
                .addLong(outcome.watermark())
                .addLocalDate(outcome.windowStart())
                .addLocalDate(end)
                .addArrayOfUUID(members == null ? null : members.toArray(UUID[]::new));
        return pool.preparedQuery(LATE).execute(values).map(rows -> late(previous.getUUID("id"), rows));
    }

    private static LateSales late(UUID against, RowSet<Row> rows) {
        long sales = 0;
        List<LateSales.Change> amounts = new ArrayList<>();
        for (Row row : rows) {
            sales += row.getLong("sales");
            if (row.getString("currency") != null) {
                BigDecimal units = row.getBigDecimal("change");
                amounts.add(new LateSales.Change(row.getString("currency"), units.movePointLeft(DECIMALS)));
            }
        }
        return new LateSales(against, sales, amounts);
    }

    /** The effective revision at a position; its amount is null if it is voided or not of the window. */
    private static String effectiveAt(String position) {
        return """
                select s.revision, case when s.voided or s.occurred_on not between $3 and $4 then null else s.currency end
                           as currency,
                       case when s.voided or s.occurred_on not between $3 and $4 then null else s.amount end as amount
                from sale s where s.source = t.source and s.sale_id = t.sale_id and s.position <= %s
                order by s.revision desc limit 1""".formatted(position);
    }
}
