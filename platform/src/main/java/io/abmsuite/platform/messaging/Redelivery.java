package io.abmsuite.platform.messaging;

import io.abmsuite.platform.problem.Unavailability;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Applies a message that was put aside as if it came now: same event id, same handler, same inbox. */
@ApplicationScoped
public class Redelivery {

    private final EventHandlers handlers;
    private final EventDecoder decoder;
    private final Effects effects;

    Redelivery(EventHandlers handlers, EventDecoder decoder, Effects effects) {
        this.handlers = handlers;
        this.decoder = decoder;
        this.effects = effects;
    }

    /**
     * Applies it in the given transaction. Fails with {@link NotApplicableException} if that cannot be; the transaction must be
     * rolled back then.
     */
    public Uni<Void> apply(SqlConnection transaction, StoredMessage message) {
        return Uni.createFrom()
                .deferred(() -> applyOrFail(transaction, message))
                .onFailure(failure ->
                        !(failure instanceof NotApplicableException) && !Unavailability.isUnavailable(failure))
                .transform(
                        failure -> new NotApplicableException("NOT_APPLICABLE", String.valueOf(failure.getMessage())));
    }

    private Uni<Void> applyOrFail(SqlConnection transaction, StoredMessage message) {
        EventHandler handler = handlers.find(message.consumer())
                .orElseThrow(() -> new NotApplicableException(
                        "NO_CONSUMER", "this version of the service has no consumer of this name"));
        IncomingRecord incoming = decoder.decode(message.toRecord(), handler);
        if (incoming.isPoison()) {
            throw new NotApplicableException(incoming.code(), incoming.cause());
        }
        if (incoming.isUnknown()) {
            return Uni.createFrom().voidItem();
        }
        return effects.apply(transaction, List.of(incoming.event()), handler)
                .invoke(batch -> batch.rejections().values().forEach(refused -> {
                    throw new NotApplicableException(refused.code(), refused.message());
                }))
                .replaceWithVoid();
    }
}
