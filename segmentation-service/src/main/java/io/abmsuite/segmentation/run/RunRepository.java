package io.abmsuite.segmentation.run;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.trace.Traceparent;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** Keeps runs as callers see them; {@link RunQueue} is the workers' side of the same table. */
@ApplicationScoped
class RunRepository {

    private static final String ADD = """
            insert into run (id, status, policy, policy_version, parameters, what_if, publish, as_of, currency, created_by,
                traceparent, kind, replay_of, read_at, group_by, group_value, roll_up, base_currency)
            values ($1, 'QUEUED', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """;
    private static final String FIND = "select %s from run where id = $1".formatted(RunRow.COLUMNS);
    private static final String LIST = """
            select %s from run where $1::text is null or id < $1::text::uuid order by id desc limit $2
            """.formatted(RunRow.COLUMNS);
    private static final String STATUS = "select status from run where id = $1";
    private static final String CANCEL = """
            with known as (
                select id, status from run where id = $1 and status in ('QUEUED', 'RUNNING') for update
            ), gone as (
                delete from run_result using known where run_result.run_id = known.id
            )
            update run set status = 'CANCELLED', finished_at = now(), lease_until = null
            from known where run.id = known.id returning known.status
            """;

    private static final String MARK_PUBLISHED = """
            with known as (select id, published from run where id = $1 for update)
            update run set published = true from known where run.id = known.id returning known.published
            """;

    private final Pool pool;
    private final Creations creations;
    private final RunAudit audit;
    private final RunRow row;

    RunRepository(Pool pool, Creations creations, RunAudit audit, RunRow row) {
        this.pool = pool;
        this.creations = creations;
        this.audit = audit;
        this.row = row;
    }

    Uni<UUID> add(NewRun run, Write write) {
        return pool.withTransaction(transaction -> add(transaction, run, write));
    }

    Uni<UUID> add(SqlConnection transaction, NewRun run, Write write) {
        UUID id = Uuids.timeOrdered();
        return creations
                .claim(transaction, write, id)
                .chain(() -> transaction.preparedQuery(ADD).execute(values(id, run)))
                .chain(() -> audit.started(transaction, id, run, write))
                .replaceWith(id);
    }

    private static Tuple values(UUID id, NewRun run) {
        RunTask task = run.task();
        AccountGroup group = task.group();
        return Tuple.tuple()
                .addUUID(id)
                .addString(run.policy())
                .addInteger(run.policyVersion())
                .addJsonObject(new JsonObject(new HashMap<>(task.parameters().toMap())))
                .addBoolean(run.whatIf())
                .addBoolean(run.publish())
                .addLocalDate(task.asOf())
                .addString(task.currency())
                .addString(run.author())
                .addString(Traceparent.current())
                .addString(run.kind().name())
                .addUUID(run.replayOf())
                .addLong(task.watermark())
                .addString(group == null ? null : group.by().name())
                .addString(group == null ? null : group.value())
                .addBoolean(task.rollUp())
                .addString(task.baseCurrency());
    }

    Uni<Run> find(UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> Sql.first(rows, row::read));
    }

    /** Newest first. */
    Uni<List<Run>> list(PageRequest page) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(page.after(0), page.fetch()))
                .map(rows -> Sql.list(rows, row::read));
    }

    /** Null if there is no such run. */
    Uni<RunStatus> status(UUID id) {
        return pool.preparedQuery(STATUS)
                .execute(Tuple.of(id))
                .map(rows -> Sql.first(rows, found -> RunStatus.valueOf(found.getString(0))));
    }

    /** True if it was not finished before. */
    Uni<Boolean> cancel(UUID id, Write write) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(CANCEL)
                .execute(Tuple.of(id))
                .map(rows -> Sql.first(rows, known -> RunStatus.valueOf(known.getString(0))))
                .chain(from -> from == null
                        ? Uni.createFrom().item(false)
                        : audit.cancelled(transaction, id, from, write).replaceWith(true)));
    }

    /** Notes that the run is published; true if it was before. */
    Uni<Boolean> lockForPublication(SqlConnection transaction, UUID id) {
        return transaction
                .preparedQuery(MARK_PUBLISHED)
                .execute(Tuple.of(id))
                .map(rows -> Sql.first(rows, row -> row.getBoolean(0)));
    }
}
