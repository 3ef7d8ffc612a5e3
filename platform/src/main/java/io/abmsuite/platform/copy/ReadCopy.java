package io.abmsuite.platform.copy;

import io.abmsuite.platform.messaging.EventBatch;
import io.abmsuite.platform.messaging.EventHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * A read copy that its compacted topic alone can make anew. Its SQL names tables without a schema: for a rebuild there are
 * temporary tables of the same names, which PostgreSQL finds first.
 */
public interface ReadCopy extends EventHandler {

    /** Name of the copy; never changes. */
    String copy();

    /** The compacted topic of the contracts. */
    String topic();

    /** Tables that {@link #fill} reads or writes; each gets a temporary twin. */
    List<String> tables();

    /** What the temporary twins must hold before the first event; none by default. */
    default Uni<Void> prepare(SqlConnection connection) {
        return Uni.createFrom().voidItem();
    }

    /** Writes the copy and nothing that follows from it. */
    Uni<Void> fill(SqlConnection connection, EventBatch batch);

    /** Makes the tables of schema {@code public} like their twins in {@code pg_temp}, by set-based SQL. */
    Uni<RebuiltRows> replace(SqlConnection transaction);

    /** What follows from the copy, in the same transaction; the twins are gone by then. */
    default Uni<Void> follow(SqlConnection transaction) {
        return Uni.createFrom().voidItem();
    }
}
