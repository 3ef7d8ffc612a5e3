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
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives what an import has changed its former values back, unless somebody has changed the same columns since. */
@ApplicationScoped
class Restoring {

    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NEXT = """
            select object_id from import_change where import_id = $1 and not inserted and outcome is null
            order by object_id limit $2 for update
            """;
    private static final String RESTORE = """
            with judged as (
                select c.object_id as id, c.former, t.id is not null and %3$s and not exists (
                    select 1 from jsonb_each(c.left_as) l where to_jsonb(t) -> l.key is distinct from l.value) as intact
                from import_change c left join %1$s t on t.id = c.object_id
                where c.import_id = $1 and c.object_id = any($2)
            ), restored as (
                update %1$s t set %2$s, version = t.version + 1, updated_at = now()
                from judged j join %1$s f on f.id = j.id cross join lateral jsonb_populate_record(f, j.former) p
                where j.intact and t.id = j.id
            ), noted as (
                update import_change c set outcome = case when j.intact then 'RESTORED' else 'CONFLICT' end,
                    cause = case when j.intact then null else 'CHANGED_SINCE' end
                from judged j where c.import_id = $1 and c.object_id = j.id)
            select id, intact from judged
            """;

    private record Judged(UUID id, boolean intact) {}

    private final Pool pool;
    private final RevertProgress progress;

    Restoring(Pool pool, RevertProgress progress) {
        this.pool = pool;
        this.progress = progress;
    }

    /** Goes through all that was changed; true if nothing is left, false if it was stopped. */
    boolean all(ImportJob job, Revertible what, Check check, BooleanSupplier stopping) {
        int limit = BATCH;
        int done;
        do {
            try {
                int most = limit;
                done = pool.withTransaction(transaction -> batch(transaction, job, what, check, most))
                        .await()
                        .atMost(PATIENCE);
            } catch (TogetherImpossibleException together) {
                limit = 1;
                done = 1;
            }
        } while (done > 0 && !stopping.getAsBoolean());
        return done == 0;
    }

    /** Before and after a batch: locks what decides about it, and looks at the result. */
    interface Check {
        Uni<Void> before(SqlConnection transaction);

        Uni<Void> after(SqlConnection transaction, UUID[] restored);
    }

    /** Each row alone can be restored, but not these together. */
    static final class TogetherImpossibleException extends RuntimeException {}

    private Uni<Integer> batch(SqlConnection transaction, ImportJob job, Revertible what, Check check, int limit) {
        return check.before(transaction)
                .chain(() -> transaction.preparedQuery(NEXT).execute(Tuple.of(job.id(), limit)))
                .map(rows -> Sql.list(rows, row -> row.getUUID(0)).toArray(UUID[]::new))
                .chain(ids -> ids.length == 0
                        ? Uni.createFrom().item(0)
                        : restore(transaction, job, what, check, ids).replaceWith(ids.length));
    }

    private Uni<Void> restore(SqlConnection transaction, ImportJob job, Revertible what, Check check, UUID[] ids) {
        return lock(transaction, what, ids)
                .chain(() -> transaction
                        .preparedQuery(sql(what))
                        .execute(Tuple.of(job.id()).addArrayOfUUID(ids)))
                .map(rows -> Sql.list(rows, row -> new Judged(row.getUUID(0), row.getBoolean(1))))
                .chain(judged -> {
                    UUID[] restored = judged.stream()
                            .filter(Judged::intact)
                            .map(Judged::id)
                            .toArray(UUID[]::new);
                    return check.after(transaction, restored)
                            .chain(() -> what.snapshots().store(transaction, restored, job.id()))
                            .chain(() -> progress.advance(
                                    transaction,
                                    job,
                                    RevertCounts.ofRestored(restored.length, judged.size() - restored.length)));
                });
    }

    static Uni<Void> lock(SqlConnection transaction, Revertible what, UUID[] ids) {
        return transaction
                .preparedQuery("select id from " + what.table() + " where id = any($1) order by id for update")
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .replaceWithVoid();
    }

    private static String sql(Revertible what) {
        return RESTORE.formatted(
                what.table(), join(what.columns(), column -> column + " = p." + column), what.mayHave());
    }

    private static String join(List<String> columns, Function<String, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }
}
