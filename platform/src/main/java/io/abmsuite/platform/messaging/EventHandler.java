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
     * True if the events of a key must be applied in their order, so that later ones wait behind a dead letter. What is told
     * apart by versions or revisions has no need to wait.
     */
    default boolean keepsOrder() {
        return needsInbox();
    }

    /** True if the events carry personal data, which not everybody may see who looks after dead letters. */
    default boolean carriesPersonalData() {
        return false;
    }

    /**
     * Applies the events in the given transaction, set-based. Single events can be refused with {@link
     * EventBatch#reject}; a failure of the whole makes the events be tried one by one.
     */
    Uni<Void> apply(SqlConnection transaction, EventBatch batch);
}
