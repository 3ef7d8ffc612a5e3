package io.abmsuite.segmentation.run;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Counts the results of a run by what is said of the accounts. */
@ApplicationScoped
public class ResultStatistics {

    private static final String SUMS = """
            , count(*)::int, coalesce(sum(total), 0), coalesce(sum(total) filter (where total > 0), 0) from seen
            """;
    private static final TeamSql COUNTS = new TeamSql("""
            with seen as (
                select r.lifecycle, r.demand_pattern, r.flags, r.total
                from run_result r left join account a on a.account_id = r.account_id
                where r.run_id = $1 and {team:a.team}
            )
            select 'ALL' as kind, '' as name""" + SUMS + "union all select 'LIFECYCLE', lifecycle" + SUMS
            + "group by lifecycle union all select 'PATTERN', demand_pattern" + SUMS
            + "where demand_pattern is not null group by demand_pattern union all select 'FLAG', flag" + SUMS
            + "cross join unnest(flags) as flag group by flag");

    /** What is counted by. */
    public enum Kind {
        ALL,
        LIFECYCLE,
        PATTERN,
        FLAG
    }

    /**
     * How many accounts something is said of.
     *
     * @param total sum of their totals, returns included
     * @param positive sum of their positive totals
     */
    public record Count(Kind kind, String name, int accounts, BigDecimal total, BigDecimal positive) {}

    private final Pool pool;

    ResultStatistics(Pool pool) {
        this.pool = pool;
    }

    /** All counts that are not zero, of the accounts the caller sees; that of all of them is always there. */
    public Uni<List<Count>> of(UUID run, VisibleTeams teams) {
        return COUNTS.execute(pool, teams, Tuple.of(run))
                .map(rows -> Sql.list(
                        rows,
                        row -> new Count(
                                Kind.valueOf(row.getString(0)),
                                row.getString(1),
                                row.getInteger(2),
                                row.getBigDecimal(3),
                                row.getBigDecimal(4))));
    }
}
