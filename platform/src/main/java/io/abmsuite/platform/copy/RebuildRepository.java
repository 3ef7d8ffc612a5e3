package io.abmsuite.platform.copy;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Rebuilds in the database. A running one holds a session lock of its id for as long as its instance lives; one without its
 * lock is reported as failed.
 */
@ApplicationScoped
class RebuildRepository {

    private static final String LOCK = "select pg_advisory_lock(hashtextextended($1::text, 810200))";
    private static final String INSERT =
            "insert into copy_rebuild (id, copy, status, started_by) values ($1, $2, 'RUNNING', $3)";
    private static final String PROGRESS = """
            update copy_rebuild set records_read = $2, records_expected = greatest($2, $3) where id = $1
            """;
    private static final String COMPLETE = """
            update copy_rebuild set status = 'COMPLETED', finished_at = now(), records_read = $2, records_expected = $2,
                rows_added = $3, rows_changed = $4, rows_removed = $5
            where id = $1
            """;
    private static final String FAIL = """
            update copy_rebuild set status = 'FAILED', finished_at = now(), problem = $2 where id = $1 and status = 'RUNNING'
            """;
    private static final String FAIL_ABANDONED = """
            update copy_rebuild set status = 'FAILED', finished_at = now(),
                problem = 'The service was stopped meanwhile; the copy is as it was.'
            where id in (select id from copy_rebuild where status = 'RUNNING')
              and pg_try_advisory_xact_lock(hashtextextended(id::text, 810200))
            """;
    private static final String FIND = "select * from copy_rebuild where copy = $1 and id = $2";
    private static final String NEWEST = "select distinct on (copy) * from copy_rebuild order by copy, id desc";
    private static final String RUNNING = "select id from copy_rebuild where copy = $1 and status = 'RUNNING'";

    private final Pool pool;

    RebuildRepository(Pool pool) {
        this.pool = pool;
    }

    /** Begins one on its own session, which holds its lock from now on; a second one of the copy is a unique violation. */
    Uni<Void> begin(SqlClient session, UUID id, String copy, String actor) {
        return session.preparedQuery(LOCK)
                .execute(Tuple.of(id.toString()))
                .chain(() -> session.preparedQuery(INSERT).execute(Tuple.of(id, copy, actor)))
                .replaceWithVoid();
    }

    Uni<Void> progress(UUID id, long read, long expected) {
        return pool.preparedQuery(PROGRESS)
                .execute(Tuple.of(id, read, expected))
                .replaceWithVoid();
    }

    /** In the transaction of the replacement. */
    Uni<Void> complete(SqlClient transaction, UUID id, long read, RebuiltRows rows) {
        return transaction
                .preparedQuery(COMPLETE)
                .execute(Tuple.of(id, read, rows.added(), rows.changed(), rows.removed()))
                .replaceWithVoid();
    }

    Uni<Void> fail(UUID id, String problem) {
        return pool.preparedQuery(FAIL).execute(Tuple.of(id, problem)).replaceWithVoid();
    }

    Uni<Void> failAbandoned() {
        return pool.query(FAIL_ABANDONED).execute().replaceWithVoid();
    }

    /** The rebuild; null if there is none. */
    Uni<RebuildView> find(String copy, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(copy, id)).map(rows -> Sql.first(rows, RebuildView::of));
    }

    /** The newest of each copy that has any. */
    Uni<List<RebuildView>> newest() {
        return pool.query(NEWEST).execute().map(rows -> Sql.list(rows, RebuildView::of));
    }

    /** The running one of a copy; null if there is none. */
    Uni<UUID> running(String copy) {
        return pool.preparedQuery(RUNNING).execute(Tuple.of(copy)).map(rows -> Sql.first(rows, row -> row.getUUID(0)));
    }
}
