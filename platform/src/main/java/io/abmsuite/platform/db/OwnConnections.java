package io.abmsuite.platform.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Singleton;

/**
 * Connections beside the pool, for work that leaves traces in its session: temporary tables, session locks. Closing one ends
 * its session.
 */
@Singleton
public class OwnConnections {

    private final BoundedPool pool;

    OwnConnections(BoundedPool pool) {
        this.pool = pool;
    }

    /** A new session, with the settings of the pool's. */
    public Uni<SqlConnection> open() {
        return Uni.createFrom()
                .completionStage(
                        () -> PgConnection.connect(pool.vertx(), pool.options()).toCompletionStage())
                .map(SqlConnection::newInstance);
    }
}
