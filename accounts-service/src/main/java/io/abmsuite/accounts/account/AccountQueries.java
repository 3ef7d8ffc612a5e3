package io.abmsuite.accounts.account;

import io.abmsuite.platform.db.QuickReads;
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
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads accounts straight into views, without entities. */
@ApplicationScoped
public class AccountQueries {

    /** What an account shows; {@link AccountRows} reads it in this order. */
    private static final String COLUMNS = """
            (select p.code from account p where p.id = a.parent_id and {team:p.team}) as parent_code,
            a.external_sources, a.external_ids, a.open_complaints,
            a.engagements, a.last_engagement_kind, a.last_engagement_campaign, a.last_engaged_at,
            c.run_id, c.cell, c.abc_class, c.xyz_class, c.lifecycle, c.policy, c.policy_version, c.as_of, c.since,
            c.rank, c.total, c.currency, c.share, c.cv, c.flags, c.month_totals,
            a.id, a.code, a.name, a.parent_id, a.country, a.region, a.city, a.postal_code, a.street, a.industry, a.segment,
            a.employees, a.annual_revenue, a.founded_year, a.phone, a.email, a.website, a.account_manager, a.team, a.tags,
            a.roles, a.key_status, a.status, a.info_source, nullif(a.attributes, '{}') as attributes, a.version,
            a.created_at, a.updated_at
            """;

    private static final String FROM = """
            account a
            left join account_class c on c.account_id = a.id
            """;

    /** Accounts by what may find them: their name, and once more their code. */
    private static final String FOUND = """
            (select n.*, lower(n.name) collate "C" as found_by, true as by_name from account n
             union all
             select n.*, lower(n.code collate "default") collate "C", false from account n) a
            left join account_class c on c.account_id = a.id
            """;

    private static final String VISIBLE = " where {team:a.team}";

    private static final MainList<AccountView> LIST =
            new MainList<>("accounts", COLUMNS, FROM + VISIBLE, "a.id", FieldType.ID, fields(), AccountRows::view);
    private static final MainList<AccountView> SEARCH = new MainList<>(
            "accounts",
            COLUMNS,
            FOUND + VISIBLE,
            "a.id",
            FieldType.ID,
            fields().orderedBy(FieldType.TEXT, "a.found_by"),
            AccountRows::view);
    private static final TeamSql BY_ID = one("a.id = $1");
    private static final TeamSql BY_CODE = one("a.code = $1");
    private static final TeamSql ID =
            new TeamSql("select a.id from account a where (a.id = $1 or a.code = $2) and {team:a.team}");

    private final Pool pool;
    private final QuickReads reads;

    AccountQueries(Pool pool, QuickReads reads) {
        this.pool = pool;
        this.reads = reads;
    }

    private static ListFields fields() {
        return new ListFields()
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
    }

    private static TeamSql one(String condition) {
        return new TeamSql("select " + COLUMNS + " from " + FROM + VISIBLE + " and " + condition);
    }

    /** One account; 404 if there is none the caller sees. */
    public Uni<AccountView> get(AccountRef ref, VisibleTeams teams) {
        return (ref.id() == null ? BY_CODE : BY_ID)
                .execute(reads.client(), teams, Tuple.of(ref.id() == null ? ref.code() : ref.id()))
                .map(rows -> Sql.one(rows, AccountRows::view, ref::notFound));
    }

    /** The account that was just written. */
    public Uni<AccountView> get(AccountId id, VisibleTeams teams) {
        return get(new AccountRef(id.value(), null), teams);
    }

    /** A page; filter and order as {@code request} has them. */
    public Uni<PageResponse<AccountView>> page(AccountFilter filter, ListRequest request, CursorCodec cursors) {
        return listOf(filter, request).page(pool, filter.narrow(request), cursors);
    }

    /** All accounts that match, in chunks. */
    public Multi<List<AccountView>> all(AccountFilter filter, ListRequest request) {
        return listOf(filter, request).all(pool, filter.narrow(request));
    }

    private static MainList<AccountView> listOf(AccountFilter filter, ListRequest request) {
        return filter.searches(request) ? SEARCH : LIST;
    }

    /** Id of an account another feature's request names in a field; 422 if there is none the caller sees. */
    public Uni<UUID> resolve(String pointer, String account, VisibleTeams teams) {
        AccountRef ref = AccountRef.ofField(pointer, account);
        return find(reads.client(), ref, teams).onItem().ifNull().failWith(() -> ref.unknownAt(pointer));
    }

    /** Id of an account a path or a query parameter names; 404 if there is none the caller sees. */
    public Uni<UUID> require(AccountRef ref, VisibleTeams teams) {
        return find(reads.client(), ref, teams).onItem().ifNull().failWith(ref::notFound);
    }

    /** Id of the account, or null if there is none the caller sees. */
    static Uni<UUID> find(SqlClient client, AccountRef ref, VisibleTeams teams) {
        return ID.execute(client, teams, Tuple.of(ref.id(), ref.code()))
                .map(rows -> Sql.first(rows, row -> row.getUUID(0)));
    }
}
