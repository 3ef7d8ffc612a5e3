package io.abmsuite.platform.messaging;

import io.abmsuite.platform.logging.ValueFreeFailure;
import io.abmsuite.platform.problem.Unavailability;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Applies batches of Kafka records: effects, inbox rows, dead letters and positions in one transaction. When the
 * database is away the batch is tried again until it is back; when the batch fails for another reason its events are
 * applied one by one, and only the failing one becomes a dead letter. Where order matters, later events of its key wait
 * behind it.
 */
@ApplicationScoped
public class EventConsumers {

    private static final Logger LOG = Logger.getLogger(EventConsumers.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(60);

    private final Pool pool;
    private final EventDecoder decoder;
    private final KeyOrder order;
    private final Effects effects;
    private final DeadLetters deadLetters;
    private final ConsumerPositions positions;
    private final BatchesInHand inHand;
    private final Tracer tracer;
    private final MeterRegistry registry;

    public EventConsumers(
            Pool pool,
            EventDecoder decoder,
            KeyOrder order,
            Effects effects,
            DeadLetters deadLetters,
            ConsumerPositions positions,
            BatchesInHand inHand,
            Tracer tracer,
            MeterRegistry registry) {
        this.pool = pool;
        this.decoder = decoder;
        this.order = order;
        this.effects = effects;
        this.deadLetters = deadLetters;
        this.positions = positions;
        this.inHand = inHand;
        this.tracer = tracer;
        this.registry = registry;
    }

    /** Handles one polled batch; completes when all of it is committed, and so may be acknowledged. */
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> records, EventHandler handler) {
        return consume(records, decoder.decode(records, handler), handler);
    }

    /** The same for a batch that is decoded already. */
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> records, List<IncomingRecord> incoming, EventHandler handler) {
        ProcessSpans spans = ProcessSpans.start(tracer, records, handler.consumer());
        return inHand.apply(() -> untilCommitted(incoming, handler))
                .onTermination()
                .invoke((done, failure, cancelled) -> spans.end(failure));
    }

    private Uni<Void> untilCommitted(List<IncomingRecord> incoming, EventHandler handler) {
        return inContext(together(incoming, handler))
                .onFailure(failure -> !Unavailability.isUnavailable(failure))
                .recoverWithUni(failure -> oneByOne(incoming, handler, failure))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "consumer=%s batch failed, will be tried again cause=%s",
                        handler.consumer(), failure.toString()))
                .onFailure(failure -> inHand.mayTryAgain())
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** A pause leaves the context of the batch; the next attempt goes back to it. */
    private static Uni<Void> inContext(Uni<Void> attempt) {
        Context context = Vertx.currentContext();
        return context == null
                ? attempt
                : attempt.runSubscriptionOn(task -> context.runOnContext(nothing -> task.run()));
    }

    private Uni<Void> together(List<IncomingRecord> incoming, EventHandler handler) {
        return pool.withTransaction(transaction -> apply(transaction, incoming, handler))
                .ifNoItem()
                .after(LONGEST_TRANSACTION)
                .fail()
                .onFailure(OrderBrokenException.class)
                .recoverWithUni(broken -> together(broken.mark(incoming), handler));
    }

    private Uni<Void> oneByOne(List<IncomingRecord> incoming, EventHandler handler, Throwable cause) {
        LOG.warnf(
                "consumer=%s batch of %d is applied one by one cause=%s",
                handler.consumer(), incoming.size(), ValueFreeFailure.text(cause));
        return Multi.createFrom()
                .iterable(incoming)
                .onItem()
                .transformToUniAndConcatenate(one -> together(List.of(one), handler)
                        .onFailure(failure -> one.isEvent() && !Unavailability.isUnavailable(failure))
                        .recoverWithUni(failure -> together(List.of(asPoison(one, failure)), handler)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static IncomingRecord asPoison(IncomingRecord one, Throwable failure) {
        LOG.errorf(failure, "event %s cannot be applied", one.event().id());
        return IncomingRecord.poison(one.record(), "NOT_APPLICABLE", String.valueOf(failure.getMessage()));
    }

    private Uni<Void> apply(SqlConnection transaction, List<IncomingRecord> incoming, EventHandler handler) {
        return positions
                .advance(transaction, handler.consumer(), incoming)
                .chain(() -> order.sort(transaction, incoming, handler))
                .chain(sorted -> effects.apply(transaction, sorted.events(), handler)
                        .map(batch -> sorted.asideWith(inOrder(batch, handler).rejections())))
                .chain(aside -> deadLetters.store(transaction, handler.consumer(), aside))
                .invoke(() -> registry.counter("abm.events.consumed", "consumer", handler.consumer())
                        .increment(incoming.size()));
    }

    private static EventBatch inOrder(EventBatch batch, EventHandler handler) {
        if (handler.keepsOrder() && batch.brokeOrder()) {
            throw new OrderBrokenException(batch.rejections());
        }
        return batch;
    }
}
