package io.abmsuite.platform.probe;

import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.messaging.Event;
import io.abmsuite.platform.messaging.EventBatch;
import io.abmsuite.platform.messaging.EventConsumers;
import io.abmsuite.platform.messaging.EventHandler;
import io.abmsuite.platform.outbox.Outbox;
import io.abmsuite.platform.outbox.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Stores labels; refuses "refused" and breaks on "breaks", so that tests can see what happens to the others; tells
 * abm.engagements of "told".
 */
@ApplicationScoped
public class ProbeConsumer implements EventHandler {

    public static final String TYPE = "io.abmsuite.ProbeV1";

    /** What the probe consumes. */
    public record ProbeV1(@NotBlank String label) {}

    private final EventConsumers consumers;
    private final Outbox outbox;
    private volatile boolean lenient;

    public ProbeConsumer(EventConsumers consumers, Outbox outbox) {
        this.consumers = consumers;
        this.outbox = outbox;
    }

    @Incoming("probe")
    public Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return consumers.consume(records, this);
    }

    /** Takes also what it has refused so far, as after a repair. */
    public void mend() {
        lenient = true;
    }

    @Override
    public String consumer() {
        return "probe";
    }

    @Override
    public Map<String, Class<? extends Record>> payloads() {
        return Map.of(TYPE, ProbeV1.class);
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, EventBatch batch) {
        for (Event event : batch.events()) {
            if (isRefused(event)) {
                batch.reject(event, "REFUSED", "this label is refused");
            }
        }
        List<Tuple> rows = batch.events().stream()
                .filter(event -> !isRefused(event))
                .map(event -> Tuple.of(event.id(), labelOf(event)))
                .toList();
        return outbox.store(transaction, told(batch))
                .chain(() -> rows.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : transaction.preparedQuery("""
                                insert into probe (event_id, label) values ($1, $2)
                                on conflict (event_id) do update set applied = probe.applied + 1
                                """).executeBatch(rows).replaceWithVoid());
    }

    private static List<OutgoingEvent> told(EventBatch batch) {
        return batch.events().stream()
                .filter(event -> event.data(ProbeV1.class).label().equals("told"))
                .map(event -> new OutgoingEvent(
                        Uuids.timeOrdered(), "abm.engagements", event.key(), TYPE, "{}", Instant.EPOCH, null))
                .toList();
    }

    private boolean isRefused(Event event) {
        String label = event.data(ProbeV1.class).label();
        return label.equals("refused") || !lenient && label.startsWith("refused until mended");
    }

    private static String labelOf(Event event) {
        String label = event.data(ProbeV1.class).label();
        return label.equals("breaks") ? null : label;
    }
}
