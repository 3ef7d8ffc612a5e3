package io.abmsuite.platform.db;

import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/**
 * Connections that reads by a key share: each statement is sent without waiting for the answers to those before it, so that
 * many reads need few sessions and few calls of the network. What may take long would hold up those behind it, and what
 * needs a transaction a session of its own: both belong to the pool.
 */
@Singleton
public class QuickReads {

    private static final int CONNECTIONS = 4;

    private final SqlClient client;

    QuickReads(BoundedPool pool) {
        this.client = SqlClient.newInstance(pool.shared("quick-reads", CONNECTIONS));
    }

    /** For one statement that finds its rows by a key. */
    public SqlClient client() {
        return client;
    }

    @PreDestroy
    void close() {
        client.closeAndForget();
    }
}
