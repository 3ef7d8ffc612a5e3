package io.abmsuite.segmentation.publishedclass;

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
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps what is published. */
@ApplicationScoped
class ClassRepository {

    private static final String ANNOUNCE = """
            update publication set number = number + 1, policy = $1, policy_version = $2, run_id = $3, as_of = $4,
                published_at = now()
            where id = 1
            """;
    private static final String OF_ACCOUNTS =
            "select %s from account_class where account_id = any($1::uuid[])".formatted(ClassColumns.NAMES);
    private static final String STORE = """
            insert into account_class (%s)
            select account_id::uuid, account_code, version, policy, policy_version, run_id::uuid, as_of::date, since::date,
                   abc_class, xyz_class, cell, lifecycle, rank, total::numeric, currency, share::numeric, cv::numeric,
                   recency_days, string_to_array(flags, ' '), month_totals
            from %s
            on conflict (account_id) do update set
                account_code = excluded.account_code, version = excluded.version, policy = excluded.policy,
                policy_version = excluded.policy_version, run_id = excluded.run_id, as_of = excluded.as_of,
                since = excluded.since, abc_class = excluded.abc_class, xyz_class = excluded.xyz_class,
                cell = excluded.cell, lifecycle = excluded.lifecycle, rank = excluded.rank, total = excluded.total,
                currency = excluded.currency, share = excluded.share, cv = excluded.cv,
                recency_days = excluded.recency_days, flags = excluded.flags, month_totals = excluded.month_totals
            """.formatted(ClassColumns.NAMES, ClassColumns.UNNESTED);
    private static final String COLUMNS = """
            c.*, p.run_id as current_run, p.policy as current_policy, p.policy_version as current_policy_version,
                   p.as_of as current_as_of,
                   (select count(*)::int from complaint where account_id = c.account_id and open) as open_complaints
            """;
    private static final String FROM = """
            (select %s from account_class) as c cross join publication as p
            left join account a on a.account_id = c.account_id
            where {team:a.team}
            """.formatted(ClassColumns.NAMES);
    private static final TeamSql BY_ID = new TeamSql("select " + COLUMNS + " from " + FROM + " and c.account_id = $1");
    private static final TeamSql BY_CODE =
            new TeamSql("select " + COLUMNS + " from " + FROM + " and c.account_code = $1");
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
            .with("policy", FieldType.TEXT, "c.policy")
            .with("since", FieldType.DATE, "c.since");

    private final Pool pool;
    private final ClassColumns columns;
    private final MainList<ClassView> list;

    ClassRepository(Pool pool, ClassColumns columns) {
        this.pool = pool;
        this.columns = columns;
        this.list = new MainList<>("classes", COLUMNS, FROM, "c.account_id", FieldType.ID, FIELDS, this::view);
    }

    /** Makes this the published run; other publications wait until the transaction is over. */
    Uni<Void> announce(SqlConnection transaction, Publication publication) {
        return transaction
                .preparedQuery(ANNOUNCE)
                .execute(Tuple.of(
                        publication.policy(), publication.policyVersion(), publication.runId(), publication.asOf()))
                .replaceWithVoid();
    }

    Uni<Map<UUID, PublishedClass>> ofAccounts(SqlConnection transaction, List<UUID> accounts) {
        UUID[] ids = accounts.toArray(UUID[]::new);
        return transaction
                .preparedQuery(OF_ACCOUNTS)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> {
                    Map<UUID, PublishedClass> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("account_id"), columns.read(row)));
                    return found;
                });
    }

    Uni<Void> store(SqlConnection transaction, List<PublishedClass> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction.preparedQuery(STORE).execute(columns.arrays(changed)).replaceWithVoid();
    }

    /** Null if nothing is published of an account the caller sees. */
    Uni<ClassView> find(UUID account, VisibleTeams teams) {
        return BY_ID.execute(pool, teams, Tuple.of(account)).map(rows -> Sql.first(rows, this::view));
    }

    /** Null if nothing is published of an account the caller sees. */
    Uni<ClassView> findByCode(String code, VisibleTeams teams) {
        return BY_CODE.execute(pool, teams, Tuple.of(code)).map(rows -> Sql.first(rows, this::view));
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

    private static ListRequest narrow(ListRequest request, List<String> cells, List<String> lifecycles) {
        return request.where("c.cell = any(%s)", several(cells)).where("c.lifecycle = any(%s)", several(lifecycles));
    }

    private ClassView view(Row row) {
        Publication run = new Publication(
                row.getString("current_policy"),
                row.getInteger("current_policy_version"),
                row.getUUID("current_run"),
                row.getLocalDate("current_as_of"));
        return new ClassView(columns.read(row), run, row.getInteger("open_complaints"));
    }

    private static String[] several(List<String> values) {
        return values.isEmpty() ? null : values.toArray(String[]::new);
    }
}
