package io.abmsuite.accounts.publishedclass.messaging;

import io.abmsuite.platform.messaging.Event;
import io.abmsuite.platform.messaging.EventBatch;
import io.abmsuite.platform.messaging.EventConsumers;
import io.abmsuite.platform.messaging.EventHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the history of an account's classes. */
@ApplicationScoped
public class ClassChangeConsumer implements EventHandler {

    private static final String INSERT = """
            insert into class_change
                (event_id, account_id, policy, run_id, as_of, from_cell, from_lifecycle, to_cell, to_lifecycle, cause)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    private final EventConsumers consumers;

    ClassChangeConsumer(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Incoming("segments")
    public Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return consumers.consume(records, this);
    }

    @Override
    public String consumer() {
        return "accounts.segments";
    }

    @Override
    public Map<String, Class<? extends Record>> payloads() {
        return Map.of("io.abmsuite.ClassChangedV1", ClassChangedV1.class);
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, EventBatch batch) {
        List<Tuple> rows = batch.events().stream().map(ClassChangeConsumer::row).toList();
        return transaction.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(Event event) {
        ClassChangedV1 change = event.data(ClassChangedV1.class);
        return Tuple.tuple()
                .addUUID(event.id())
                .addUUID(change.accountId())
                .addString(change.policy())
                .addUUID(change.runId())
                .addLocalDate(change.asOf())
                .addString(change.from() == null ? null : change.from().cell())
                .addString(change.from() == null ? null : change.from().lifecycle())
                .addString(change.to().cell())
                .addString(change.to().lifecycle())
                .addString(change.cause());
    }
}
