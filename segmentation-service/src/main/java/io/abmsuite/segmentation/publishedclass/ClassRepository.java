package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.db.QuickReads;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
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
import java.util.List;
import java.util.UUID;

/** Reads what is published. */
@ApplicationScoped
class ClassRepository {

    private static final String COLUMNS = """
            c.*, p.run_id as current_run, p.policy as current_policy, p.policy_version as current_policy_version,
                   p.as_of as current_as_of, coalesce(s.confirm_runs, 1) as confirm_runs, o.*,
                   (select count(*)::int from complaint where account_id = c.account_id and open) as open_complaints
            """;
    private static final String FROM = """
            (select %s from account_class) as c cross join publication as p left join publishing s on s.policy = p.policy
            left join account a on a.account_id = c.account_id
            left join (select account_id as override_account, %s from class_override) as o
                on o.override_account = c.account_id
            where {team:a.team}
            """.formatted(ClassColumns.NAMES, OverrideColumns.NAMES);
    private static final String MOVES = """
            select * from class_move where account_id = $1 and ($2::text is null or version < $2::text::bigint)
            order by version desc limit $3
            """;
    private static final TeamSql BY_ID = new TeamSql("select " + COLUMNS + " from " + FROM + " and c.account_id = $1");
    private static final TeamSql BY_CODE = new TeamSql("select " + COLUMNS + " from " + FROM
            + " and c.account_code = $1 and coalesce(a.code, $1) = $1 order by c.account_id");
    private static final ListFields FIELDS = new ListFields()
            .with("accountCode", FieldType.TEXT, "c.account_code")
            .with("abcClass", FieldType.TEXT, "c.abc_class")
            .with("xyzClass", FieldType.TEXT, "c.xyz_class")
            .with("cell", FieldType.TEXT, "c.cell")
            .with("lifecycle", FieldType.TEXT, "c.lifecycle")
            .with("rank", FieldType.INTEGER, "c.rank")
            .with("total", FieldType.NUMBER, "c.total")
            .with("share", FieldType.NUMBER, "c.share")
            .with("cv", FieldType.NUMBER, "c.cv")
            .with("recencyDays", FieldType.INTEGER, "c.recency_days")
            .with("flags", FieldType.LIST, "c.flags")
            .with("computedCell", FieldType.TEXT, "(c.computed_abc || c.computed_xyz)")
            .with("override", FieldType.TEXT, "o.override_kind")
            .with("policy", FieldType.TEXT, "c.policy")
            .with("since", FieldType.DATE, "c.since");

    private final Pool pool;
    private final QuickReads reads;
    private final ClassColumns columns;
    private final MainList<ClassView> list;

    ClassRepository(Pool pool, QuickReads reads, ClassColumns columns) {
        this.pool = pool;
        this.reads = reads;
        this.columns = columns;
        this.list = new MainList<>("classes", COLUMNS, FROM, "c.account_id", FieldType.ID, FIELDS, this::view);
    }

    /** Null if nothing is published of an account the caller sees. */
    Uni<ClassView> find(UUID account, VisibleTeams teams) {
        return BY_ID.execute(reads.client(), teams, Tuple.of(account)).map(rows -> Sql.first(rows, this::view));
    }

    /** Null if nothing is published of an account the caller sees. */
    Uni<ClassView> findByCode(String code, VisibleTeams teams) {
        return BY_CODE.execute(reads.client(), teams, Tuple.of(code)).map(rows -> Sql.first(rows, this::view));
    }

    /** A page; empty lists let all pass. */
    Uni<PageResponse<ClassView>> page(
            List<String> cells, List<String> lifecycles, ListRequest request, CursorCodec cursors) {
        return list.page(pool, narrow(request, cells, lifecycles), cursors);
    }

    /** All that match, in chunks; empty lists let all pass. */
    Multi<List<ClassView>> all(List<String> cells, List<String> lifecycles, ListRequest request) {
        return list.all(pool, narrow(request, cells, lifecycles));
    }

    /** What was published of an account, newest first. */
    Uni<List<ClassMove>> moves(UUID account, PageRequest page) {
        return pool.preparedQuery(MOVES)
                .execute(Tuple.of(account, page.after(0), page.fetch()))
                .map(rows -> Sql.list(rows, MoveColumns::read));
    }

    private static ListRequest narrow(ListRequest request, List<String> cells, List<String> lifecycles) {
        return request.where("c.cell = any(%s)", several(cells)).where("c.lifecycle = any(%s)", several(lifecycles));
    }

    private ClassView view(Row row) {
        Publication run = new Publication(
                row.getString("current_policy"),
                row.getInteger("current_policy_version"),
                row.getUUID("current_run"),
                row.getLocalDate("current_as_of"));
        return new ClassView(
                columns.read(row),
                run,
                OverrideColumns.read(row),
                row.getInteger("confirm_runs"),
                row.getInteger("open_complaints"));
    }

    private static String[] several(List<String> values) {
        return values.isEmpty() ? null : values.toArray(String[]::new);
    }
}
