package io.abmsuite.segmentation.run;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Gives runs to workers. A claim is a lease with a fence: when a worker dies its lease runs out and another takes the run
 * up again; should the first one still be alive after all, its fence is old and it can finish nothing.
 */
@ApplicationScoped
class RunQueue {

    private static final String CLAIM = """
            update run set status = 'RUNNING', fence = fence + 1, started_at = coalesce(started_at, now()),
                lease_until = now() + $1::bigint * interval '1 millisecond'
            where id = (select id from run
                        where status = 'QUEUED' or (status = 'RUNNING' and lease_until < now())
                        order by id limit 1 for update skip locked)
            returning %s, traceparent
            """.formatted(RunRow.COLUMNS);
    private static final String HELD = "id = $1 and fence = $2 and status = 'RUNNING'";
    private static final String LEASE =
            "update run set lease_until = now() + $3::bigint * interval '1 millisecond' where " + HELD;
    private static final String LOCK = "select 1 from run where " + HELD + " for update";
    private static final String FAIL = """
            with held as (select id from run where %s for update),
                 gone as (delete from run_result using held where run_result.run_id = held.id)
            update run set status = 'FAILED', problem = $3, finished_at = now(), lease_until = null
            from held where run.id = held.id
            """.formatted(HELD);
    private static final String COMPLETE = """
            update run set status = 'COMPLETED', finished_at = clock_timestamp(), lease_until = null, published = publish,
                currency = $3, window_start = $4, window_end = $5, watermark = $6, accounts = $7, engine_version = $8,
                output_hash = $9, portfolio = $10, late_sales = $11
            where\s""" + HELD;

    private final Pool pool;
    private final RunRow row;

    RunQueue(Pool pool, RunRow row) {
        this.pool = pool;
        this.row = row;
    }

    /** The oldest run that waits or was left by its worker; null if there is none. */
    Uni<ClaimedRun> claim(Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(lease.toMillis()))
                .map(rows -> Sql.first(
                        rows,
                        found -> new ClaimedRun(
                                row.read(found), found.getInteger("fence"), found.getString("traceparent"))));
    }

    /** Sets the lease anew, also to give a run back soon. */
    Uni<Void> lease(ClaimedRun claimed, Duration lease) {
        return pool.preparedQuery(LEASE)
                .execute(Tuple.of(claimed.run().id(), claimed.fence(), lease.toMillis()))
                .replaceWithVoid();
    }

    /** Locks the run until the transaction ends; false if somebody else has it by now, or it was cancelled. */
    Uni<Boolean> hold(SqlConnection transaction, ClaimedRun claimed) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(claimed.run().id(), claimed.fence()))
                .map(rows -> rows.size() == 1);
    }

    Uni<Void> complete(
            SqlConnection transaction, ClaimedRun claimed, String currency, RunOutcome outcome, LateSales late) {
        Tuple values = Tuple.tuple()
                .addUUID(claimed.run().id())
                .addInteger(claimed.fence())
                .addString(currency)
                .addLocalDate(outcome.windowStart())
                .addLocalDate(outcome.windowEnd())
                .addLong(outcome.watermark())
                .addInteger(outcome.accounts())
                .addString(outcome.engineVersion())
                .addString(outcome.outputHash())
                .addString(row.write(outcome.portfolio()))
                .addString(late == null ? null : row.write(late));
        return transaction.preparedQuery(COMPLETE).execute(values).replaceWithVoid();
    }

    Uni<Void> fail(ClaimedRun claimed, Problem problem) {
        return pool.preparedQuery(FAIL)
                .execute(Tuple.of(claimed.run().id(), claimed.fence(), row.write(problem)))
                .replaceWithVoid();
    }
}
