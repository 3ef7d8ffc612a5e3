package io.abmsuite.platform.db;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Builds the pool with what has no Quarkus setting: how long a caller waits for a connection, how many may wait,
 * and how long a connection may be silent. Without these a request would wait for ever.
 */
@Singleton
class BoundedPool implements PgPoolCreator {

    private final int connectionTimeoutMillis;
    private final int maxWaiting;
    private volatile Input input;
    private final int silenceMillis;

    BoundedPool(
            @ConfigProperty(name = "abm.pool.connection-timeout-millis", defaultValue = "5000")
                    int connectionTimeoutMillis,
            @ConfigProperty(name = "abm.pool.max-waiting", defaultValue = "1000") int maxWaiting,
            @ConfigProperty(name = "abm.pool.silence-millis", defaultValue = "45000") int silenceMillis) {
        this.connectionTimeoutMillis = connectionTimeoutMillis;
        this.maxWaiting = maxWaiting;
        this.silenceMillis = silenceMillis;
    }

    @Override
    public Pool create(Input input) {
        this.input = input;
        return PgBuilder.pool()
                .with(bounded(input.poolOptions()))
                .connectingTo(servers())
                .using(input.vertx())
                .build();
    }

    /**
     * A client whose connections take the statements of several callers at once, with the limits of the pool.
     *
     * @param name what metrics call it
     */
    SqlClient shared(String name, int connections) {
        return PgBuilder.client()
                .with(bounded(new PoolOptions(input.poolOptions()).setName(name).setMaxSize(connections)))
                .connectingTo(servers())
                .using(input.vertx())
                .build();
    }

    private PoolOptions bounded(PoolOptions options) {
        return options.setConnectionTimeout(connectionTimeoutMillis)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(maxWaiting);
    }

    private List<SqlConnectOptions> servers() {
        return input.pgConnectOptionsList().stream()
                .<SqlConnectOptions>map(this::impatient)
                .toList();
    }

    Vertx vertx() {
        return input.vertx();
    }

    /** How the pool's connections are made. */
    PgConnectOptions options() {
        return input.pgConnectOptionsList().get(0);
    }

    /** A server that is silent for longer than any statement may take is gone, even if the network does not say so. */
    private PgConnectOptions impatient(PgConnectOptions server) {
        PgConnectOptions options = new PgConnectOptions(server);
        options.setReadIdleTimeout(silenceMillis)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setTcpKeepAlive(true);
        return options;
    }
}
