package io.abmsuite.segmentation.run;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.segmentation.publishedclass.ClassFigures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What the newest completed run of each policy found of one account. Only runs count that could have been published: with the
 * parameters of their policy, of all accounts, each by itself.
 */
@ApplicationScoped
public class PolicyResults {

    private static final TeamSql OF_ACCOUNT = new TeamSql("""
            select newest.id, newest.policy, newest.policy_version, newest.as_of, newest.currency, r.*
            from (select distinct on (policy) id, policy, policy_version, as_of, currency from run
                  where status = 'COMPLETED' and results = 'KEPT' and kind = 'RUN' and not what_if and group_by is null
                    and not roll_up
                  order by policy, id desc) as newest
            join run_result r on r.run_id = newest.id and r.account_id = $1
            left join account a on a.account_id = r.account_id
            where newest.policy <> $2 and ($3::text is null or newest.policy > $3::text) and {team:a.team}
            order by newest.policy limit $4
            """);

    private final Pool pool;

    PolicyResults(Pool pool) {
        this.pool = pool;
    }

    /** What a run found of the account, without its months. */
    public record PolicyResult(UUID run, String policy, int policyVersion, LocalDate asOf, ClassFigures figures) {}

    /**
     * By policy. A policy is left out that has no such run with its results kept, or whose run did not know the account.
     *
     * @param except a policy that is not asked for
     * @param after the name of a policy after which to begin; null for the first
     */
    public Uni<List<PolicyResult>> of(UUID account, String except, String after, int most, VisibleTeams teams) {
        return OF_ACCOUNT
                .execute(pool, teams, Tuple.of(account, except, after, most))
                .map(rows -> Sql.list(rows, PolicyResults::result));
    }

    private static PolicyResult result(Row row) {
        return new PolicyResult(
                row.getUUID("id"),
                row.getString("policy"),
                row.getInteger("policy_version"),
                row.getLocalDate("as_of"),
                ResultFigures.of(ResultColumns.read(row), row.getString("currency"), List.of()));
    }
}
