package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.account.AccountNames;
import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.account.AccountSnapshots;
import io.abmsuite.accounts.account.AccountTree;
import io.abmsuite.accounts.dataimport.BatchCounts;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportRun;
import io.abmsuite.accounts.dataimport.RowFault;
import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Sets the parents a file has named, after its last row: a parent may come in a later row. Batch by batch, resumable. */
@ApplicationScoped
class ImportedParents {

    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NEXT_REFS = """
            select distinct parent_ref from (
                select parent_ref from import_parent where import_id = $1 order by row_number limit $2) p
            where parent_ref is not null
            """;
    private static final String CLAIM = """
            with claimed as (
                delete from import_parent where (import_id, row_number) in (
                    select import_id, row_number from import_parent where import_id = $1 order by row_number limit $2)
                returning row_number, account_id, parent_ref)
            select c.row_number, c.account_id, c.parent_ref, a.parent_id
            from claimed c join account a on a.id = c.account_id
            order by c.row_number
            """;
    private static final String WOULD_CLOSE_A_CYCLE = """
            with recursive wanted(id, parent_id) as (select * from unnest($1::uuid[], $2::uuid[])),
            up(start, id, depth) as (
                select id, parent_id, 1 from wanted where parent_id is not null
                union all
                select up.start, case when w.id is null then a.parent_id else w.parent_id end, up.depth + 1
                from up join account a on a.id = up.id left join wanted w on w.id = up.id
                where up.id <> up.start and up.depth < 100)
            select exists (select 1 from up where id = start)
            """;
    private static final String SET = """
            with taken as (
                update account a set parent_id = w.parent_id, version = a.version + 1, updated_at = now()
                from unnest($1::uuid[], $2::uuid[]) as w(id, parent_id) where a.id = w.id
                returning new.id, new.version, false as inserted,
                    jsonb_build_object('parent_id', old.parent_id) as former,
                    jsonb_build_object('parent_id', new.parent_id) as left_as
            ), noted as (%s)
            select id from taken
            """.formatted(Changes.note("taken", "$3"));

    private record Wanted(long row, UUID account, String ref, UUID current) {}

    private final AccountNames names;
    private final AccountSnapshots snapshots;

    ImportedParents(AccountNames names, AccountSnapshots snapshots) {
        this.names = names;
        this.snapshots = snapshots;
    }

    /** Called on a worker thread. */
    void resolve(ImportRun run) {
        AtomicInteger done = new AtomicInteger();
        do {
            if (run.job().isDryRun()) {
                AccountTarget.bring(run, nextRefs(run));
            }
            run.commit(transaction -> batch(transaction, run.job(), done));
        } while (done.get() == BATCH);
    }

    private static String[] nextRefs(ImportRun run) {
        return run.database()
                .preparedQuery(NEXT_REFS)
                .execute(Tuple.of(run.job().id(), BATCH))
                .map(rows -> Sql.list(rows, row -> row.getString(0)).toArray(String[]::new))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<BatchCounts> batch(SqlClient transaction, ImportJob job, AtomicInteger done) {
        List<RowFault> faults = new ArrayList<>();
        return lock(transaction, job)
                .chain(() -> transaction.preparedQuery(CLAIM).execute(Tuple.of(job.id(), BATCH)))
                .map(rows -> Sql.list(
                        rows, row -> new Wanted(row.getLong(0), row.getUUID(1), row.getString(2), row.getUUID(3))))
                .invoke(wanted -> done.set(wanted.size()))
                .chain(wanted -> names.resolve(transaction, job.source(), refs(wanted))
                        .chain(accounts -> setAll(transaction, job, parents(wanted, accounts, faults), faults)))
                .chain(changed -> snapshots.store(transaction, changed.toArray(UUID[]::new), job.id()))
                .replaceWith(() -> BatchCounts.late(faults));
    }

    /** A dry run changes no tree, so it holds nobody up. */
    private static Uni<Void> lock(SqlClient transaction, ImportJob job) {
        return job.isDryRun()
                ? Uni.createFrom().voidItem()
                : transaction
                        .query("select 1 from " + AccountTree.LOCK)
                        .execute()
                        .replaceWithVoid();
    }

    private static List<String> refs(List<Wanted> wanted) {
        return wanted.stream().map(Wanted::ref).filter(Objects::nonNull).toList();
    }

    /** The parent each account is to have, by the row that says so; the later row of an account wins. */
    private static Map<UUID, Parent> parents(List<Wanted> wanted, Map<String, Named> accounts, List<RowFault> faults) {
        Map<UUID, Parent> parents = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            Named parent = one.ref() == null ? null : accounts.get(one.ref());
            if (parent != null && !parent.isKnown()) {
                faults.add(fault(one, "UNKNOWN_PARENT", "names no account; the account is in without a parent"));
            } else {
                parents.put(one.account(), new Parent(one, parent == null ? null : parent.id()));
            }
        }
        parents.values()
                .removeIf(parent -> Objects.equals(parent.id(), parent.wanted().current()));
        return parents;
    }

    private record Parent(Wanted wanted, UUID id) {}

    /** All at once if no cycle comes of it; else one after the other, without those that would close one. */
    private static Uni<List<UUID>> setAll(
            SqlClient transaction, ImportJob job, Map<UUID, Parent> parents, List<RowFault> faults) {
        List<Parent> all = List.copyOf(parents.values());
        if (all.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return closesCycle(transaction, all).chain(cycle -> {
            if (!cycle) {
                return set(transaction, job, all);
            }
            List<UUID> changed = new ArrayList<>();
            Uni<Void> steps = Uni.createFrom().voidItem();
            for (Parent one : all) {
                steps = steps.chain(() -> setOne(transaction, job, one, faults))
                        .invoke(changed::addAll)
                        .replaceWithVoid();
            }
            return steps.replaceWith(changed);
        });
    }

    private static Uni<List<UUID>> setOne(SqlClient transaction, ImportJob job, Parent one, List<RowFault> faults) {
        return closesCycle(transaction, List.of(one)).chain(cycle -> {
            if (!cycle) {
                return set(transaction, job, List.of(one));
            }
            faults.add(
                    fault(one.wanted(), "CYCLE", "would put the account above itself; it is in without this parent"));
            return Uni.createFrom().item(List.of());
        });
    }

    private static Uni<Boolean> closesCycle(SqlClient transaction, List<Parent> parents) {
        return transaction
                .preparedQuery(WOULD_CLOSE_A_CYCLE)
                .execute(values(parents))
                .map(rows -> Sql.first(rows, row -> row.getBoolean(0)));
    }

    private static Uni<List<UUID>> set(SqlClient transaction, ImportJob job, List<Parent> parents) {
        return transaction
                .preparedQuery(SET)
                .execute(values(parents).addUUID(job.id()))
                .map(rows -> Sql.list(rows, row -> row.getUUID(0)));
    }

    private static Tuple values(List<Parent> parents) {
        return Tuple.tuple()
                .addArrayOfUUID(
                        parents.stream().map(one -> one.wanted().account()).toArray(UUID[]::new))
                .addArrayOfUUID(parents.stream().map(Parent::id).toArray(UUID[]::new));
    }

    private static RowFault fault(Wanted one, String code, String message) {
        return new RowFault(one.row(), "parent_account_id", code, message, one.ref());
    }
}
