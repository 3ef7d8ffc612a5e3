package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.account.AccountNames;
import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.account.AccountSnapshots;
import io.abmsuite.accounts.account.AccountTree;
import io.abmsuite.accounts.dataimport.BatchCounts;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportQueue;
import io.abmsuite.accounts.dataimport.RowFault;
import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Sets the parents a file has named, after its last row: a parent may come in a later row. Batch by batch, resumable. */
@ApplicationScoped
class ImportedParents {

    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
            with recursive up(id, parent_id, depth) as (
                select id, parent_id, 1 from account where id = $1
                union all
                select a.id, a.parent_id, up.depth + 1 from account a join up on a.id = up.parent_id where up.depth < 100)
            select exists (select 1 from up where id = $2)
            """;
    private static final String SET =
            "update account set parent_id = $2, version = version + 1, updated_at = now() where id = $1";

    private record Wanted(long row, UUID account, String ref, UUID current) {}

    private final Pool pool;
    private final AccountNames names;
    private final AccountSnapshots snapshots;
    private final ImportQueue queue;

    ImportedParents(Pool pool, AccountNames names, AccountSnapshots snapshots, ImportQueue queue) {
        this.pool = pool;
        this.names = names;
        this.snapshots = snapshots;
        this.queue = queue;
    }

    /** Called on a worker thread. */
    void resolve(ImportJob job) {
        int done;
        do {
            done = pool.withTransaction(transaction -> batch(transaction, job))
                    .await()
                    .atMost(PATIENCE);
        } while (done == BATCH);
    }

    private Uni<Integer> batch(SqlConnection transaction, ImportJob job) {
        return transaction
                .query("select 1 from " + AccountTree.LOCK)
                .execute()
                .chain(() -> transaction.preparedQuery(CLAIM).execute(Tuple.of(job.id(), BATCH)))
                .chain(rows -> {
                    List<Wanted> wanted = Sql.list(
                            rows, row -> new Wanted(row.getLong(0), row.getUUID(1), row.getString(2), row.getUUID(3)));
                    List<String> refs = wanted.stream()
                            .map(Wanted::ref)
                            .filter(Objects::nonNull)
                            .toList();
                    List<RowFault> faults = new ArrayList<>();
                    List<UUID> changed = new ArrayList<>();
                    return names.resolve(transaction, job.source(), refs)
                            .chain(accounts -> setAll(transaction, wanted, accounts, faults, changed))
                            .chain(() -> snapshots.store(transaction, changed.toArray(UUID[]::new), job.id()))
                            .chain(() -> queue.advance(transaction, job, new BatchCounts(0, 0, 0, 0, List.of()), 0))
                            .chain(() -> queue.noteFaults(transaction, job, faults))
                            .replaceWith(wanted.size());
                });
    }

    private Uni<Void> setAll(
            SqlConnection transaction,
            List<Wanted> wanted,
            Map<String, Named> accounts,
            List<RowFault> faults,
            List<UUID> changed) {
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (Wanted one : wanted) {
            Named parent = one.ref() == null ? null : accounts.get(one.ref());
            if (parent != null && !parent.isKnown()) {
                faults.add(fault(one, "UNKNOWN_PARENT", "names no account; the account is in without a parent"));
            } else if (!Objects.equals(one.current(), parent == null ? null : parent.id())) {
                steps = steps.chain(() -> setOne(transaction, one, parent, faults, changed));
            }
        }
        return steps;
    }

    private Uni<Void> setOne(
            SqlConnection transaction, Wanted one, Named parent, List<RowFault> faults, List<UUID> changed) {
        UUID id = parent == null ? null : parent.id();
        return transaction
                .preparedQuery(WOULD_CLOSE_A_CYCLE)
                .execute(Tuple.of(id, one.account()))
                .chain(rows -> {
                    if (Sql.first(rows, row -> row.getBoolean(0))) {
                        faults.add(fault(
                                one, "CYCLE", "would put the account above itself; it is in without this parent"));
                        return Uni.createFrom().voidItem();
                    }
                    changed.add(one.account());
                    return transaction
                            .preparedQuery(SET)
                            .execute(Tuple.of(one.account(), id))
                            .replaceWithVoid();
                });
    }

    private static RowFault fault(Wanted one, String code, String message) {
        return new RowFault(one.row(), "parent_account_id", code, message, one.ref());
    }
}
