package io.abmsuite.platform.deadletter;

import io.abmsuite.platform.messaging.NotApplicableException;
import io.abmsuite.platform.messaging.Redelivery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Applies what was held back once nothing stands in front: one after the other, each in a transaction of its own, until the
 * queue is empty or one cannot be applied, which then is a dead letter itself. While any of them waits, new events of the key
 * join the queue's end.
 */
@ApplicationScoped
class HeldBackEvents {

    private final Pool pool;
    private final DeadLetterRepository letters;
    private final Redelivery redelivery;

    HeldBackEvents(Pool pool, DeadLetterRepository letters, Redelivery redelivery) {
        this.pool = pool;
        this.letters = letters;
        this.redelivery = redelivery;
    }

    Uni<Void> release(LetterQueue queue, Handling handling) {
        return queue.key() == null
                ? Uni.createFrom().voidItem()
                : Multi.createBy()
                        .repeating()
                        .uni(() -> releaseFirst(queue, handling))
                        .whilst(more -> more)
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private Uni<Boolean> releaseFirst(LetterQueue queue, Handling handling) {
        UUID[] tried = new UUID[1];
        return pool.withTransaction(transaction -> letters.takeFirst(transaction, queue)
                        .chain(first -> {
                            if (first == null || first.state() == DeadLetterState.WAITING) {
                                return Uni.createFrom().item(false);
                            }
                            tried[0] = first.id();
                            return apply(transaction, first, handling);
                        }))
                .onFailure(NotApplicableException.class)
                .recoverWithUni(failure -> pool.withTransaction(
                                transaction -> letters.keep(transaction, tried[0], failure, handling))
                        .replaceWith(false));
    }

    private Uni<Boolean> apply(SqlConnection transaction, DeadLetter letter, Handling handling) {
        return redelivery
                .apply(transaction, letter.message())
                .chain(() -> letters.settle(transaction, letter, DeadLetterState.APPLIED, handling))
                .replaceWith(true);
    }
}
