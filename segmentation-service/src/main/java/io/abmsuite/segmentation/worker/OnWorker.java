package io.abmsuite.segmentation.worker;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Has work that takes its time, or blocks, done by a worker thread; what follows goes on where it was called. */
@ApplicationScoped
public class OnWorker {

    private final Vertx vertx;

    OnWorker(Vertx vertx) {
        this.vertx = vertx;
    }

    public <T> Uni<T> get(Supplier<T> work) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(task -> context.runOnContext(nothing -> task.run()));
    }
}
