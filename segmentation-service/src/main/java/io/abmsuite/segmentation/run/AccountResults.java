package io.abmsuite.segmentation.run;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds the result of one account in a run. */
@ApplicationScoped
public class AccountResults {

    private static final String CODE = "code:";
    private static final String ONE = """
            select %s from (select r.*, a.team from run_result r left join account a on a.account_id = r.account_id) as r
            where {team:r.team} and run_id = $1 and account_id\s""".formatted(ResultColumns.NAMES);
    private static final TeamSql BY_ID = new TeamSql(ONE + "= $2");
    private static final TeamSql BY_CODE =
            new TeamSql(ONE + "in (select account_id from account_history where code = $2) and code = $2");

    private final Pool pool;

    AccountResults(Pool pool) {
        this.pool = pool;
    }

    /** The result of an account the caller sees, named by id or by {@code code:ALFKI}; 404 if the run has none. */
    public Uni<ResultLine> require(UUID run, String account, VisibleTeams teams) {
        var found = account.startsWith(CODE)
                ? BY_CODE.execute(pool, teams, Tuple.of(run, account.substring(CODE.length())))
                : BY_ID.execute(pool, teams, Tuple.of(run, id(account)));
        return found.map(rows -> Sql.one(rows, ResultColumns::read, AccountResults::notThere));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw notThere();
        }
    }

    private static ProblemException notThere() {
        return ProblemException.notFound("ACCOUNT_NOT_IN_RUN", "The run has no such account.");
    }
}
