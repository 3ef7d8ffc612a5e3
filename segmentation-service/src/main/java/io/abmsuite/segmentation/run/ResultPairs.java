package io.abmsuite.segmentation.run;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
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
import java.util.List;
import java.util.UUID;

/** Results of two runs side by side, account by account; an account one of them does not know has no class there. */
@ApplicationScoped
public class ResultPairs {

    private static final String TRANSITIONS = """
            select coalesce(p.abc_class, '-'), coalesce(p.xyz_class, '-'), coalesce(n.abc_class, '-'),
                   coalesce(n.xyz_class, '-'), count(*)::int, coalesce(sum(p.total), 0), coalesce(sum(n.total), 0)
            from (select * from run_result where run_id = $1) p
            full join (select * from run_result where run_id = $2) n on n.account_id = p.account_id
            left join account a on a.account_id = coalesce(n.account_id, p.account_id)
            where {team:a.team}
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;
    private static final String PAIRS = """
            account a cross join run former cross join run latter
            left join run_result p on p.run_id = former.id and p.account_id = a.account_id
            left join run_result n on n.run_id = latter.id and n.account_id = a.account_id
            where {team:a.team}
            """;
    private static final String MOVED = "(p.abc_class, p.xyz_class) is distinct from (n.abc_class, n.xyz_class)";
    private static final TeamSql COUNT = new TeamSql(TRANSITIONS);
    private static final ListFields FIELDS = new ListFields()
            .with("accountCode", FieldType.TEXT, "a.code")
            .with("fromAbc", FieldType.TEXT, "coalesce(p.abc_class, '-')")
            .with("fromXyz", FieldType.TEXT, "coalesce(p.xyz_class, '-')")
            .with("toAbc", FieldType.TEXT, "coalesce(n.abc_class, '-')")
            .with("toXyz", FieldType.TEXT, "coalesce(n.xyz_class, '-')")
            .with("totalBefore", FieldType.NUMBER, "coalesce(p.total, 0)")
            .with("totalNow", FieldType.NUMBER, "coalesce(n.total, 0)")
            .with("change", FieldType.NUMBER, "(coalesce(n.total, 0) - coalesce(p.total, 0))");
    private static final String COLUMNS = """
            a.account_id, a.code, coalesce(p.abc_class, '-') as from_abc, coalesce(p.xyz_class, '-') as from_xyz,
            coalesce(n.abc_class, '-') as to_abc, coalesce(n.xyz_class, '-') as to_xyz,
            coalesce(p.total, 0) as total_before, coalesce(n.total, 0) as total_now""";
    private static final MainList<Moved> LIST =
            new MainList<>("moved", COLUMNS, PAIRS, "a.account_id", FieldType.ID, FIELDS, ResultPairs::moved);

    /** How many accounts went from one field of the matrix to another, or stayed; letters or {@code -}. */
    public record Transition(
            String fromAbc,
            String fromXyz,
            String toAbc,
            String toXyz,
            int accounts,
            BigDecimal before,
            BigDecimal now) {}

    /** An account that is in another field of the matrix. */
    public record Moved(
            UUID accountId,
            String accountCode,
            String fromAbc,
            String fromXyz,
            String toAbc,
            String toXyz,
            BigDecimal before,
            BigDecimal now) {}

    private final Pool pool;

    ResultPairs(Pool pool) {
        this.pool = pool;
    }

    /** All transitions of the accounts the caller sees. */
    public Uni<List<Transition>> transitions(UUID former, UUID latter, VisibleTeams teams) {
        return COUNT.execute(pool, teams, Tuple.of(former, latter))
                .map(rows -> Sql.list(
                        rows,
                        row -> new Transition(
                                row.getString(0),
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getInteger(4),
                                row.getBigDecimal(5),
                                row.getBigDecimal(6))));
    }

    /** A page of the accounts that moved. */
    public Uni<PageResponse<Moved>> moved(UUID former, UUID latter, ListRequest request, CursorCodec cursors) {
        return LIST.page(pool, between(former, latter, request), cursors);
    }

    /** All accounts that moved, in chunks. */
    public Multi<List<Moved>> allMoved(UUID former, UUID latter, ListRequest request) {
        return LIST.all(pool, between(former, latter, request));
    }

    private static ListRequest between(UUID former, UUID latter, ListRequest request) {
        return request.where("former.id = %s", former).where("latter.id = %s and " + MOVED, latter);
    }

    private static Moved moved(Row row) {
        return new Moved(
                row.getUUID("account_id"),
                row.getString("code"),
                row.getString("from_abc"),
                row.getString("from_xyz"),
                row.getString("to_abc"),
                row.getString("to_xyz"),
                row.getBigDecimal("total_before"),
                row.getBigDecimal("total_now"));
    }
}
