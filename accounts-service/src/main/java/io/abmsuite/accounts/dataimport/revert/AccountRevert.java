package io.abmsuite.accounts.dataimport.revert;

import io.abmsuite.accounts.account.AccountSnapshots;
import io.abmsuite.accounts.account.AccountTree;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.revert.Restoring.TogetherImpossibleException;
import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Takes imports of accounts back. An account with sales is never removed: the ledger names it. */
@ApplicationScoped
class AccountRevert implements RevertTarget {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> COLUMNS = List.of(
            "name",
            "country",
            "region",
            "city",
            "postal_code",
            "street",
            "industry",
            "segment",
            "employees",
            "annual_revenue",
            "founded_year",
            "account_manager",
            "phone",
            "email",
            "website",
            "team",
            "tags",
            "attributes",
            "parent_id");
    private static final String PARENT_MAY_BE_SET = """
            (c.former ->> 'parent_id' is null
             or exists (select 1 from account p where p.id = (c.former ->> 'parent_id')::uuid)
                and not exists (
                    with recursive up(id, parent_id, depth) as (
                        select a.id, a.parent_id, 1 from account a where a.id = (c.former ->> 'parent_id')::uuid
                        union all
                        select a.id, a.parent_id, up.depth + 1 from account a join up on a.id = up.parent_id
                        where up.depth < 100)
                    select 1 from up where up.id = c.object_id))
            """;
    private static final String CAUSES = """
            when t.sold then 'HAS_SALES'
            when exists (select 1 from account_external_id e join data_import i on i.id = c.import_id
                         where e.account_id = t.id and e.source <> i.source) then 'HAS_OTHER_SOURCE'
            """;
    private static final String ALONG = """
            names as (delete from account_external_id e using judged j where e.account_id = j.id and j.cause is null),
            classes as (delete from account_class k using judged j where k.account_id = j.id and j.cause is null),
            """;
    private static final String ARCHIVE = """
            with archived as (
                update account set status = 'ARCHIVED', version = version + 1, updated_at = now()
                where id = any($1) and status = 'ACTIVE' returning id)
            insert into state_move (id, object_type, object_id, from_state, to_state, reason, actor, moved_at)
            select uuidv7(), 'ACCOUNT', a.id, 'ACTIVE', 'ARCHIVED', r.reason, r.requested_by, now()
            from archived a join import_revert r on r.import_id = $2
            """;
    private static final String FORGET_NAMES = """
            delete from account_external_id e where e.import_id = $1 and not exists (
                select 1 from import_change c where c.import_id = $1 and c.object_id = e.account_id and c.inserted)
            """;
    private static final String CYCLE = """
            with recursive up(start, id, depth) as (
                select a.id, a.parent_id, 1 from account a where a.id = any($1) and a.parent_id is not null
                union all
                select up.start, a.parent_id, up.depth + 1 from up join account a on a.id = up.id
                where a.parent_id is not null and up.id <> up.start and up.depth < 100)
            select exists (select 1 from up where id = start)
            """;

    private final Pool pool;
    private final Restoring restoring;
    private final Removing removing;
    private final Revertible accounts;

    AccountRevert(Pool pool, Restoring restoring, Removing removing, AccountSnapshots snapshots) {
        this.pool = pool;
        this.restoring = restoring;
        this.removing = removing;
        accounts = new Revertible(
                "account",
                COLUMNS,
                PARENT_MAY_BE_SET,
                Map.of("engagement", "account_id"),
                CAUSES,
                ALONG,
                ARCHIVE,
                snapshots::store,
                snapshots::erase);
    }

    @Override
    public ImportKind kind() {
        return ImportKind.accounts;
    }

    @Override
    public boolean revert(ImportJob job, BooleanSupplier stopping) {
        boolean done = restoring.all(job, accounts, new Tree(), stopping)
                && removing.all(job, accounts, List.of("account_external_id"), stopping);
        if (done) {
            pool.preparedQuery(FORGET_NAMES).execute(Tuple.of(job.id())).await().atMost(PATIENCE);
        }
        return done;
    }

    /** Former parents must not close a cycle, neither alone nor together. */
    private static final class Tree implements Restoring.Check {

        @Override
        public Uni<Void> before(SqlConnection transaction) {
            return transaction
                    .query("select 1 from " + AccountTree.LOCK)
                    .execute()
                    .replaceWithVoid();
        }

        @Override
        public Uni<Void> after(SqlConnection transaction, UUID[] restored) {
            return transaction
                    .preparedQuery(CYCLE)
                    .execute(Tuple.tuple().addArrayOfUUID(restored))
                    .invoke(rows -> {
                        if (Sql.first(rows, row -> row.getBoolean(0))) {
                            throw new TogetherImpossibleException();
                        }
                    })
                    .replaceWithVoid();
        }
    }
}
