package io.abmsuite.accounts.dataimport.revert;

import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Removes what an import has inserted. What something hangs on is archived instead, when nothing more can be removed: a
 * parent may be free once its children are gone.
 */
@ApplicationScoped
class Removing {

    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UUID END = new UUID(-1, -1);
    private static final String NEXT = """
            select object_id from import_change
            where import_id = $1 and inserted and outcome is null and object_id < $2
            order by object_id desc limit $3 for update
            """;
    private static final String REMOVE = """
            with judged as (
                select c.object_id as id, t.id is null as gone,
                    case %2$s %3$s when t.version <> c.version then 'CHANGED_SINCE' end as cause
                from import_change c left join %1$s t on t.id = c.object_id
                where c.import_id = $1 and c.object_id = any($2)
            ), %4$s removed as (
                delete from %1$s t using judged j where t.id = j.id and j.cause is null
            ), noted as (
                update import_change c set outcome = 'REMOVED' from judged j
                where c.import_id = $1 and c.object_id = j.id and j.cause is null)
            select id, gone, cause from judged
            """;
    private static final String NOTE_ARCHIVED = """
            update import_change c set outcome = 'ARCHIVED', cause = k.cause
            from unnest($2::uuid[], $3::text[]) as k(id, cause) where c.import_id = $1 and c.object_id = k.id
            """;

    private record Judged(UUID id, boolean gone, String cause) {}

    private record Pass(UUID next, long removed, long kept) {}

    private final Pool pool;
    private final Dependents dependents;
    private final RevertProgress progress;

    Removing(Pool pool, Dependents dependents, RevertProgress progress) {
        this.pool = pool;
        this.dependents = dependents;
        this.progress = progress;
    }

    /** Goes through all that was inserted; true if nothing is left, false if it was stopped. */
    boolean all(ImportJob job, Revertible what, List<String> own, BooleanSupplier stopping) {
        String sql = REMOVE.formatted(
                what.table(),
                what.causes(),
                dependents.causes(what, own).await().atMost(PATIENCE),
                what.removedAlong());
        Pass pass;
        do {
            pass = pass(job, what, sql, false, stopping);
        } while (pass.removed > 0 && pass.kept > 0 && !stopping.getAsBoolean());
        if (pass.kept > 0 && !stopping.getAsBoolean()) {
            pass(job, what, sql, true, stopping);
        }
        return !stopping.getAsBoolean();
    }

    private Pass pass(ImportJob job, Revertible what, String sql, boolean last, BooleanSupplier stopping) {
        UUID next = END;
        long removed = 0;
        long kept = 0;
        while (next != null && !stopping.getAsBoolean()) {
            UUID before = next;
            Pass part = pool.withTransaction(transaction -> batch(transaction, job, what, sql, before, last))
                    .await()
                    .atMost(PATIENCE);
            next = part.next;
            removed += part.removed;
            kept += part.kept;
        }
        return new Pass(null, removed, kept);
    }

    private Uni<Pass> batch(
            SqlConnection transaction, ImportJob job, Revertible what, String sql, UUID before, boolean last) {
        return transaction
                .preparedQuery(NEXT)
                .execute(Tuple.of(job.id(), before, BATCH))
                .map(rows -> Sql.list(rows, row -> row.getUUID(0)).toArray(UUID[]::new))
                .chain(ids -> ids.length == 0
                        ? Uni.createFrom().item(new Pass(null, 0, 0))
                        : remove(transaction, job, what, sql, ids)
                                .chain(judged -> settle(transaction, job, what, judged, last))
                                .map(pass -> new Pass(ids[ids.length - 1], pass.removed, pass.kept)));
    }

    private static Uni<List<Judged>> remove(
            SqlConnection transaction, ImportJob job, Revertible what, String sql, UUID[] ids) {
        return Restoring.lock(transaction, what, ids)
                .chain(() -> transaction
                        .preparedQuery(sql)
                        .execute(Tuple.of(job.id()).addArrayOfUUID(ids)))
                .map(rows -> Sql.list(rows, row -> new Judged(row.getUUID(0), row.getBoolean(1), row.getString(2))));
    }

    private Uni<Pass> settle(
            SqlConnection transaction, ImportJob job, Revertible what, List<Judged> judged, boolean last) {
        UUID[] removed = judged.stream()
                .filter(one -> one.cause == null && !one.gone)
                .map(Judged::id)
                .toArray(UUID[]::new);
        List<Judged> kept = judged.stream().filter(one -> one.cause != null).toList();
        return what.tombstones()
                .store(transaction, removed, job.id())
                .chain(() -> last
                        ? archive(transaction, job, what, kept)
                        : Uni.createFrom().voidItem())
                .chain(() -> progress.advance(
                        transaction, job, RevertCounts.ofRemoved(removed.length, last ? kept.size() : 0)))
                .replaceWith(() -> new Pass(null, removed.length, kept.size()));
    }

    private static Uni<Void> archive(SqlConnection transaction, ImportJob job, Revertible what, List<Judged> kept) {
        UUID[] ids = kept.stream().map(Judged::id).toArray(UUID[]::new);
        return transaction
                .preparedQuery(what.archive())
                .execute(Tuple.tuple().addArrayOfUUID(ids).addUUID(job.id()))
                .chain(() -> transaction
                        .preparedQuery(NOTE_ARCHIVED)
                        .execute(Tuple.of(job.id())
                                .addArrayOfUUID(ids)
                                .addArrayOfString(
                                        kept.stream().map(Judged::cause).toArray(String[]::new))))
                .chain(() -> what.snapshots().store(transaction, ids, job.id()));
    }
}
