package io.abmsuite.platform.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Work that is done one after the other, in the order of its arrival. What follows on a failure is not begun. */
final class Turns {

    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /**
     * Begins the work as soon as all that came before has ended.
     *
     * @return completes when what came before has ended: then it is the turn of this work, and one more may come
     */
    synchronized CompletionStage<Void> take(Supplier<CompletionStage<Void>> work) {
        CompletableFuture<Void> before = last;
        last = before.thenCompose(ended -> work.get());
        return before;
    }
}
