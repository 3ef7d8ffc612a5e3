package io.abmsuite.platform.outbox;

import io.abmsuite.platform.testing.Database;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** An outbox of its own beside that of the running application, so that a test alone decides which relays work on it. */
final class OutboxSchema implements AutoCloseable {

    private final String name = "s" + UUID.randomUUID().toString().replace("-", "");

    OutboxSchema() {
        Database.update("create schema " + name);
        for (String table : new String[] {"outbox", "publication_position"}) {
            Database.update("create table " + name + "." + table + " (like public." + table + " including all)");
        }
        for (String grant :
                new String[] {"usage on schema ", "all on all tables in schema ", "all on all sequences in schema "}) {
            Database.update("grant " + grant + name + " to " + Database.serviceRole());
        }
    }

    String name() {
        return name;
    }

    /** Events that wait. */
    long waiting() {
        return ((Number) Database.value("select count(*) from " + name + ".outbox")).longValue();
    }

    /** A pool as an instance of its own would have, told from others by the name of its connections. */
    static Pool pool(String schema, String instance, int size) {
        Config config = ConfigProvider.getConfig();
        PgConnectOptions server = PgConnectOptions.fromUri(
                config.getValue("quarkus.datasource.reactive.url", String.class).substring("vertx-reactive:".length()));
        server.setUser(config.getValue("quarkus.datasource.username", String.class))
                .setPassword(config.getValue("quarkus.datasource.password", String.class))
                .addProperty("search_path", schema)
                .addProperty("application_name", instance);
        return Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size).setEventLoopSize(2))
                .connectingTo(server)
                .build());
    }

    @Override
    public void close() {
        Database.update("drop schema " + name + " cascade");
    }
}
