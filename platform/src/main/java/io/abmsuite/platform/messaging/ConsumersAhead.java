package io.abmsuite.platform.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * For consumers with much to do: the next batch is decoded while the database works on the one before. Batches are applied
 * one after the other as {@link EventConsumers} applies them, and acknowledged when they are committed.
 */
@ApplicationScoped
public class ConsumersAhead {

    private final EventConsumers consumers;
    private final EventDecoder decoder;
    private final Map<String, Turns> turns = new ConcurrentHashMap<>();

    ConsumersAhead(EventConsumers consumers, EventDecoder decoder) {
        this.consumers = consumers;
        this.decoder = decoder;
    }

    /** Takes one polled batch; completes when the one before it is committed. */
    public Uni<Void> consume(Message<ConsumerRecords<byte[], byte[]>> message, EventHandler handler) {
        Executor context = contextOf(Vertx.currentContext());
        ConsumerRecords<byte[], byte[]> records = message.getPayload();
        CompletableFuture<List<IncomingRecord>> decoded = CompletableFuture.supplyAsync(
                () -> decoder.decode(records, handler), Infrastructure.getDefaultExecutor());
        return Uni.createFrom()
                .completionStage(turns.computeIfAbsent(handler.consumer(), name -> new Turns())
                        .take(() -> decoded.thenComposeAsync(
                                        incoming -> consumers
                                                .consume(records, incoming, handler)
                                                .subscribeAsCompletionStage(),
                                        context)
                                .thenCompose(committed -> message.ack())));
    }

    private static Executor contextOf(Context context) {
        return context == null ? Runnable::run : task -> context.runOnContext(nothing -> task.run());
    }
}
