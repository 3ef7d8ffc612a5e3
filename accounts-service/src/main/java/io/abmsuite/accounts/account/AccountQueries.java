package io.abmsuite.accounts.account;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads accounts straight into views, without entities. */
@ApplicationScoped
public class AccountQueries {

    private static final String SELECT = """
            select a.*, p.code as parent_code,
                   c.cell, c.abc_class, c.xyz_class, c.lifecycle, c.policy, c.policy_version, c.run_id, c.as_of, c.since,
                   c.rank, c.total, c.currency, c.share, c.cv, c.flags, c.month_totals,
                   (select json_agg(json_build_object('source', e.source, 'id', e.external_id)
                                    order by e.source, e.external_id)
                      from account_external_id e where e.account_id = a.id) as external_ids,
                   (select count(*) from feedback f where f.account_id = a.id and f.kind = 'COMPLAINT'
                       and f.status not in ('RESOLVED', 'VERIFIED')) as open_complaints,
                   g.count as engagements, l.kind as last_kind, l.campaign_name as last_campaign, l.occurred_at as last_at
            from account a
            left join account p on p.id = a.parent_id
            left join account_class c on c.account_id = a.id
            left join lateral (select count(*) from engagement e where e.account_id = a.id) g on true
            left join lateral (select kind, campaign_name, occurred_at from engagement e where e.account_id = a.id
                               order by occurred_at desc, id desc limit 1) l on true
            """;
    private static final String ONE = SELECT + "where a.id = $1 or a.code = $2";
    private static final String PAGE = SELECT + """
            where ($1::uuid is null or a.id > $1)
              and ($2::text is null or starts_with(lower(a.name), lower($2)) or starts_with(a.code, $2))
              and ($3::text is null or a.country = $3)
              and ($4::text is null or a.industry = $4)
              and ($5::text is null or a.team = $5)
              and ($6::text is null or $6 = any(a.tags))
              and ($7::text is null or a.key_status = $7)
              and ($8::text is null or c.cell = $8)
              and ($9::text is null or a.status = $9)
            order by a.id limit $10
            """;

    private final Pool pool;

    AccountQueries(Pool pool) {
        this.pool = pool;
    }

    /** One account; 404 if there is none. */
    public Uni<AccountView> get(AccountRef ref) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(ref.id(), ref.code()))
                .map(rows -> Sql.first(rows, AccountRows::view))
                .onItem()
                .ifNull()
                .failWith(ref::notFound);
    }

    /** One row more than the page has, in the order of the ids. */
    public Uni<List<AccountView>> list(AccountFilter filter, PageRequest page) {
        Tuple values = Tuple.tuple()
                .addUUID(page.after(0) == null ? null : UUID.fromString(page.after(0)))
                .addString(filter.q())
                .addString(filter.country())
                .addString(filter.industry())
                .addString(filter.team())
                .addString(filter.tag())
                .addString(name(filter.keyStatus()))
                .addString(filter.cell())
                .addString(name(filter.status()))
                .addInteger(page.fetch());
        return pool.preparedQuery(PAGE).execute(values).map(rows -> Sql.list(rows, AccountRows::view));
    }

    /** Id of an account another feature's request names in a field; 422 if there is none. */
    public Uni<UUID> resolve(String pointer, String account) {
        AccountRef ref = AccountRef.ofField(pointer, account);
        return find(ref).onItem().ifNull().failWith(() -> ref.unknownAt(pointer));
    }

    /** Id of an account a path or a query parameter names; 404 if there is none. */
    public Uni<UUID> require(AccountRef ref) {
        return find(ref).onItem().ifNull().failWith(ref::notFound);
    }

    private Uni<UUID> find(AccountRef ref) {
        return pool.preparedQuery("select id from account where id = $1 or code = $2")
                .execute(Tuple.of(ref.id(), ref.code()))
                .map(rows -> Sql.first(rows, row -> row.getUUID(0)));
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
