package io.abmsuite.segmentation.run;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.stop.RecurringWork;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Gives up the results of runs that are too many, one instance at a time and in chunks. What the run recorded about itself
 * stays: a replay computes the results again.
 */
@ApplicationScoped
class ResultRetention {

    private static final Logger LOG = Logger.getLogger(ResultRetention.class);
    private static final int CHUNK = 10_000;

    private static final String ALONE =
            "select pg_try_advisory_xact_lock(hashtextextended('segmentation.result-retention', 0))";
    /** The publication is locked, so that no run is published that loses its results. */
    private static final String LOCK_PUBLICATION = "select run_id from publication where id = 1 for share";

    /** A run that was published again while it was about to lose its results keeps them. */
    private static final String REVIVE = """
            update run set results = 'KEPT', expired_at = null
            where results = 'EXPIRING' and id = (select run_id from publication where id = 1)
            """;

    private static final String EXPIRE = """
            update run set results = 'EXPIRING', expired_at = now()
            where id in (select id from (
                    select id, row_number() over (partition by policy order by id desc) as place from run
                    where status = 'COMPLETED' and results = 'KEPT') as kept
                where place > $1)
              and id is distinct from (select run_id from publication where id = 1)
            returning id
            """;
    private static final String NEXT = """
            select id from run where results = 'EXPIRING' and expired_at <= now() - $1::bigint * interval '1 millisecond'
            order by id limit 1
            """;
    private static final String DELETE = """
            delete from run_result where run_id = $1 and ord in (
                select ord from run_result where run_id = $1 order by ord limit %d)
            """.formatted(CHUNK);
    private static final String DONE = "update run set results = 'EXPIRED' where id = $1";

    private final Pool pool;
    private final RunConfig config;
    private final RecurringWork work;

    ResultRetention(Pool pool, RunConfig config, RecurringWork work) {
        this.pool = pool;
        this.config = config;
        this.work = work;
    }

    void start(@Observes StartupEvent start) {
        work.repeat("result-retention", config.retentionPause(), this::round);
    }

    /** One transaction: marks what is too much and deletes one chunk of what was marked long enough ago. */
    Uni<Boolean> round() {
        return pool.withTransaction(transaction -> transaction
                .query(ALONE)
                .execute()
                .map(rows -> Sql.first(rows, row -> row.getBoolean(0)))
                .chain(alone -> alone
                        ? expire(transaction).chain(() -> delete(transaction))
                        : Uni.createFrom().item(false)));
    }

    private Uni<Void> expire(SqlConnection transaction) {
        return transaction
                .query(LOCK_PUBLICATION)
                .execute()
                .chain(() -> transaction.query(REVIVE).execute())
                .chain(() -> transaction.preparedQuery(EXPIRE).execute(Tuple.of(config.keep())))
                .invoke(expired -> expired.forEach(row -> LOG.infof("run=%s results are given up", row.getUUID(0))))
                .replaceWithVoid();
    }

    /** True if there may be more to delete. */
    private Uni<Boolean> delete(SqlConnection transaction) {
        return transaction
                .preparedQuery(NEXT)
                .execute(Tuple.of(config.expiryGrace().toMillis()))
                .map(rows -> Sql.first(rows, row -> row.getUUID(0)))
                .chain(run -> run == null
                        ? Uni.createFrom().item(false)
                        : transaction
                                .preparedQuery(DELETE)
                                .execute(Tuple.of(run))
                                .chain(deleted -> deleted.rowCount() == CHUNK
                                        ? Uni.createFrom().item(true)
                                        : transaction
                                                .preparedQuery(DONE)
                                                .execute(Tuple.of(run))
                                                .replaceWith(true)));
    }
}
