package io.abmsuite.platform.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The effects of events, each once: inbox and handler in one transaction. */
@ApplicationScoped
class Effects {

    private final Inbox inbox;

    Effects(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Applies what was not applied before; answers with what the handler got and has refused of it. */
    Uni<EventBatch> apply(SqlConnection transaction, List<Event> events, EventHandler handler) {
        return fresh(transaction, events, handler).chain(fresh -> {
            EventBatch batch = new EventBatch(fresh);
            return fresh.isEmpty()
                    ? Uni.createFrom().item(batch)
                    : handler.apply(transaction, batch)
                            .chain(() -> forgetRefused(transaction, batch, handler))
                            .replaceWith(batch);
        });
    }

    /** A refused event has had no effect: it may have one when it is applied again. */
    private Uni<Void> forgetRefused(SqlConnection transaction, EventBatch batch, EventHandler handler) {
        return batch.rejections().isEmpty() || !handler.needsInbox()
                ? Uni.createFrom().voidItem()
                : inbox.forget(
                        transaction, handler.consumer(), batch.rejections().keySet());
    }

    private Uni<List<Event>> fresh(SqlConnection transaction, List<Event> events, EventHandler handler) {
        return handler.needsInbox()
                ? inbox.firstSeen(transaction, handler.consumer(), events)
                : Uni.createFrom().item(events);
    }
}
