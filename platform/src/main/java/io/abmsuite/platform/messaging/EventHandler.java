package io.abmsuite.platform.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;

/** What a consumer does with the events of one topic. */
public interface EventHandler {

    /** Name of the consumer in inbox, positions and dead letters; never changes. */
    String consumer();

    /** Payload record per CloudEvents type it knows; events of other types are skipped. */
    Map<String, Class<? extends Record>> payloads();

    /** True if a null value erases its key (compacted topics); else a null value is a dead letter. */
    default boolean acceptsTombstones() {
        return false;
    }

    /** False if the effects are idempotent by themselves (versions, revisions) and need no inbox row. */
    default boolean needsInbox() {
        return true;
    }

    /**
     * Applies the events in the given transaction, set-based. Single events can be refused with {@link
     * EventBatch#reject}; a failure of the whole makes the events be tried one by one.
     */
    Uni<Void> apply(SqlConnection transaction, EventBatch batch);
}
