package io.abmsuite.accounts.account;

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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads accounts straight into views, without entities. */
@ApplicationScoped
public class AccountQueries {

    private static final String COLUMNS = """
            a.*, p.code as parent_code,
                   c.cell, c.abc_class, c.xyz_class, c.lifecycle, c.policy, c.policy_version, c.run_id, c.as_of, c.since,
                   c.rank, c.total, c.currency, c.share, c.cv, c.flags, c.month_totals,
                   (select json_agg(json_build_object('source', e.source, 'id', e.external_id))
                      from account_external_id e where e.account_id = a.id) as external_ids,
                   (select count(*) from feedback f where f.account_id = a.id and f.kind = 'COMPLAINT'
                       and f.status not in ('RESOLVED', 'VERIFIED')) as open_complaints,
                   l.count as engagements, l.kind as last_kind, l.campaign_name as last_campaign, l.occurred_at as last_at
            """;
    private static final String FROM = """
            account a
            left join account_class c on c.account_id = a.id
            """;
    private static final String DETAILS = """
            left join account p on p.id = a.parent_id and {team:p.team}
            left join lateral (select kind, campaign_name, occurred_at, count(*) over () as count
                               from engagement e where e.account_id = a.id
                               order by occurred_at desc, id desc limit 1) l on true
            """;
    private static final String VISIBLE = " where {team:a.team}";
    private static final ListFields FIELDS = new ListFields()
            .with("code", FieldType.TEXT, "a.code")
            .with("name", FieldType.TEXT, "a.name")
            .with("country", FieldType.TEXT, "a.country")
            .with("region", FieldType.TEXT, "a.region")
            .with("city", FieldType.TEXT, "a.city")
            .with("industry", FieldType.TEXT, "a.industry")
            .with("segment", FieldType.TEXT, "a.segment")
            .with("team", FieldType.TEXT, "a.team")
            .with("accountManager", FieldType.TEXT, "a.account_manager")
            .with("tags", FieldType.LIST, "a.tags")
            .with("roles", FieldType.LIST, "a.roles")
            .with("keyStatus", FieldType.TEXT, "a.key_status")
            .with("status", FieldType.TEXT, "a.status")
            .with("employees", FieldType.NUMBER, "a.employees")
            .with("annualRevenue", FieldType.NUMBER, "a.annual_revenue")
            .with("foundedYear", FieldType.NUMBER, "a.founded_year")
            .with("cell", FieldType.TEXT, "c.cell")
            .with("abcClass", FieldType.TEXT, "c.abc_class")
            .with("xyzClass", FieldType.TEXT, "c.xyz_class")
            .with("lifecycle", FieldType.TEXT, "c.lifecycle")
            .with("rank", FieldType.NUMBER, "c.rank")
            .with("total", FieldType.NUMBER, "c.total")
            .with("share", FieldType.NUMBER, "c.share")
            .with("cv", FieldType.NUMBER, "c.cv")
            .with("flags", FieldType.LIST, "c.flags")
            .with("createdAt", FieldType.TIME, "a.created_at")
            .with("updatedAt", FieldType.TIME, "a.updated_at");
    private static final MainList<AccountView> LIST = new MainList<>(
            "accounts", COLUMNS, FROM + VISIBLE, DETAILS, "a.id", FieldType.ID, FIELDS, AccountRows::view);
    private static final String ONE = "select " + COLUMNS + " from " + FROM + DETAILS + VISIBLE;
    private static final TeamSql BY_ID = new TeamSql(ONE + " and a.id = $1");
    private static final TeamSql BY_CODE = new TeamSql(ONE + " and a.code = $1");
    private static final TeamSql ID =
            new TeamSql("select a.id from account a where (a.id = $1 or a.code = $2) and {team:a.team}");

    private final Pool pool;

    AccountQueries(Pool pool) {
        this.pool = pool;
    }

    /** One account; 404 if there is none the caller sees. */
    public Uni<AccountView> get(AccountRef ref, VisibleTeams teams) {
        return (ref.id() == null ? BY_CODE : BY_ID)
                .execute(pool, teams, Tuple.of(ref.id() == null ? ref.code() : ref.id()))
                .map(rows -> Sql.first(rows, AccountRows::view))
                .onItem()
                .ifNull()
                .failWith(ref::notFound);
    }

    /** A page; filter and order as {@code request} has them. */
    public Uni<PageResponse<AccountView>> page(AccountFilter filter, ListRequest request, CursorCodec cursors) {
        return LIST.page(pool, filter.narrow(request), cursors);
    }

    /** All accounts that match, in chunks. */
    public Multi<List<AccountView>> all(AccountFilter filter, ListRequest request) {
        return LIST.all(pool, filter.narrow(request));
    }

    /** Id of an account another feature's request names in a field; 422 if there is none the caller sees. */
    public Uni<UUID> resolve(String pointer, String account, VisibleTeams teams) {
        AccountRef ref = AccountRef.ofField(pointer, account);
        return find(ref, teams).onItem().ifNull().failWith(() -> ref.unknownAt(pointer));
    }

    /** Id of an account a path or a query parameter names; 404 if there is none the caller sees. */
    public Uni<UUID> require(AccountRef ref, VisibleTeams teams) {
        return find(ref, teams).onItem().ifNull().failWith(ref::notFound);
    }

    private Uni<UUID> find(AccountRef ref, VisibleTeams teams) {
        return ID.execute(pool, teams, Tuple.of(ref.id(), ref.code()))
                .map(rows -> Sql.first(rows, row -> row.getUUID(0)));
    }
}
