package io.abmsuite.platform.messaging;

import io.abmsuite.platform.problem.Unavailability;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Applies batches of Kafka records: effects, inbox rows, dead letters and positions in one transaction. When the
 * database is away the batch is tried again until it is back; when the batch fails for another reason its events are
 * applied one by one, and only the failing one becomes a dead letter.
 */
@ApplicationScoped
public class EventConsumers {

    private static final Logger LOG = Logger.getLogger(EventConsumers.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Pool pool;
    private final EventDecoder decoder;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final ConsumerPositions positions;
    private final MeterRegistry registry;

    public EventConsumers(
            Pool pool,
            EventDecoder decoder,
            Inbox inbox,
            DeadLetters deadLetters,
            ConsumerPositions positions,
            MeterRegistry registry) {
        this.pool = pool;
        this.decoder = decoder;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.positions = positions;
        this.registry = registry;
    }

    /** Handles one polled batch; completes when all of it is committed, and so may be acknowledged. */
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> records, EventHandler handler) {
        List<IncomingRecord> incoming = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            incoming.add(decoder.decode(record, handler));
        }
        return together(incoming, handler)
                .onFailure(failure -> !Unavailability.isUnavailable(failure))
                .recoverWithUni(failure -> oneByOne(incoming, handler, failure))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "consumer=%s batch failed, will be tried again cause=%s",
                        handler.consumer(), failure.toString()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> together(List<IncomingRecord> incoming, EventHandler handler) {
        return pool.withTransaction(transaction -> apply(transaction, incoming, handler));
    }

    private Uni<Void> oneByOne(List<IncomingRecord> incoming, EventHandler handler, Throwable cause) {
        LOG.warnf("consumer=%s batch of %d is applied one by one cause=%s", handler.consumer(), incoming.size(), cause);
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
        List<IncomingRecord> poison =
                incoming.stream().filter(IncomingRecord::isPoison).toList();
        List<Event> events = incoming.stream()
                .filter(IncomingRecord::isEvent)
                .map(IncomingRecord::event)
                .toList();
        return fresh(transaction, events, handler)
                .chain(fresh -> applyFresh(transaction, fresh, handler))
                .chain(batch ->
                        deadLetters.store(transaction, handler.consumer(), withRejections(poison, incoming, batch)))
                .chain(() -> positions.advance(transaction, handler.consumer(), incoming))
                .invoke(() -> registry.counter("abm.events.consumed", "consumer", handler.consumer())
                        .increment(incoming.size()));
    }

    private Uni<List<Event>> fresh(SqlConnection transaction, List<Event> events, EventHandler handler) {
        return handler.needsInbox()
                ? inbox.firstSeen(transaction, handler.consumer(), events)
                : Uni.createFrom().item(events);
    }

    private static Uni<EventBatch> applyFresh(SqlConnection transaction, List<Event> fresh, EventHandler handler) {
        EventBatch batch = new EventBatch(fresh);
        return fresh.isEmpty()
                ? Uni.createFrom().item(batch)
                : handler.apply(transaction, batch).replaceWith(batch);
    }

    private static List<IncomingRecord> withRejections(
            List<IncomingRecord> poison, List<IncomingRecord> incoming, EventBatch batch) {
        if (batch.rejections().isEmpty()) {
            return poison;
        }
        Map<Event, EventBatch.Rejection> rejections = new IdentityHashMap<>(batch.rejections());
        Set<Event> rejected = rejections.keySet();
        List<IncomingRecord> all = new ArrayList<>(poison);
        incoming.stream()
                .filter(one -> rejected.contains(one.event()))
                .map(one -> IncomingRecord.poison(
                        one.record(),
                        rejections.get(one.event()).code(),
                        rejections.get(one.event()).message()))
                .forEach(all::add);
        return all;
    }
}
