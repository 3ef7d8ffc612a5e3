package io.abmsuite.accounts.dataimport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.function.Function;

/**
 * An import at work: what it reads and where it writes. A dry run works on copies that vanish, by the same statements.
 * Called on a worker thread.
 */
public interface ImportRun extends AutoCloseable {

    ImportJob job();

    /** To read with, outside of a transaction of its own. */
    SqlClient database();

    /**
     * Brings rows that the next steps may change into the copy of a table; of a run that is not dry they are there.
     *
     * @param condition SQL of ours that selects them from the table
     */
    void bring(String table, String condition, Tuple values);

    /** Does the work of a batch and counts it, both or neither. */
    void commit(Function<SqlClient, Uni<BatchCounts>> work);

    /** Keeps the claim while a step takes long. */
    void renew();

    @Override
    void close();
}
