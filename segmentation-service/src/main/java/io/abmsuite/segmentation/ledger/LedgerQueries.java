package io.abmsuite.segmentation.ledger;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** What the ledger holds, in short. */
@ApplicationScoped
public class LedgerQueries {

    private static final String ALL = """
            select (select n from ledger_position where id = 1) as watermark,
                   (select count(*) from account where not erased) as accounts,
                   (select count(*) from sale) as revisions,
                   (select count(*) from complaint where open) as open_complaints,
                   coalesce(sum(rows), 0)::bigint as sales, min(day) as first_day, max(day) as last_day,
                   coalesce(array_agg(distinct currency order by currency), '{}') as currencies
            from day_total where rows > 0
            """;
    private static final TeamSql SEEN = new TeamSql("""
            with seen as (select account_id from account where not erased and {team:team})
            select (select n from ledger_position where id = 1) as watermark,
                   (select count(*) from seen) as accounts,
                   (select count(*) from sale join seen using (account_id)) as revisions,
                   (select count(*) from complaint join seen using (account_id) where open) as open_complaints,
                   coalesce(sum(rows), 0)::bigint as sales, min(day) as first_day, max(day) as last_day,
                   coalesce(array_agg(distinct currency order by currency), '{}') as currencies
            from day_total join seen using (account_id) where rows > 0
            """);

    /**
     * Counts, days and position of the ledger.
     *
     * @param sales effective ones: the highest revision, not voided
     * @param revisions rows of the ledger
     * @param watermark position: a number that rises with every change
     */
    public record LedgerSummary(
            long sales,
            long revisions,
            long accounts,
            long openComplaints,
            LocalDate firstDay,
            LocalDate lastDay,
            @NotNull List<String> currencies,
            long watermark) {}

    private final Pool pool;

    LedgerQueries(Pool pool) {
        this.pool = pool;
    }

    /** What it holds of the accounts the caller sees. */
    public Uni<LedgerSummary> summary(VisibleTeams teams) {
        var counted = teams.areAll() ? pool.preparedQuery(ALL).execute() : SEEN.execute(pool, teams, Tuple.tuple());
        return counted.map(rows -> Sql.first(
                rows,
                row -> new LedgerSummary(
                        row.getLong("sales"),
                        row.getLong("revisions"),
                        row.getLong("accounts"),
                        row.getLong("open_complaints"),
                        row.getLocalDate("first_day"),
                        row.getLocalDate("last_day"),
                        List.of(row.getArrayOfStrings("currencies")),
                        row.getLong("watermark"))));
    }
}
