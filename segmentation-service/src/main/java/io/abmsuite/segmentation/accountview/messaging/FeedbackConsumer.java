package io.abmsuite.segmentation.accountview.messaging;

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

/** Keeps complaints, to be shown beside the class while they are open. An older version is dropped. */
@ApplicationScoped
public class FeedbackConsumer implements EventHandler {

    private static final String UPSERT = """
            insert into complaint as c (feedback_id, account_id, severity, open, version) values ($1, $2, $3, $4, $5)
            on conflict (feedback_id) do update
            set severity = excluded.severity, open = excluded.open, version = excluded.version
            where c.version < excluded.version
            """;

    private final EventConsumers consumers;

    FeedbackConsumer(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Incoming("feedback")
    public Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return consumers.consume(records, this);
    }

    @Override
    public String consumer() {
        return "segmentation.feedback";
    }

    @Override
    public Map<String, Class<? extends Record>> payloads() {
        return Map.of("io.abmsuite.FeedbackChangedV1", FeedbackChangedV1.class);
    }

    @Override
    public boolean needsInbox() {
        return false;
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, EventBatch batch) {
        List<Tuple> rows = batch.events().stream()
                .map(event -> event.data(FeedbackChangedV1.class))
                .filter(feedback -> feedback.kind().equals("COMPLAINT"))
                .map(feedback -> Tuple.of(
                        feedback.feedbackId(),
                        feedback.accountId(),
                        feedback.severity(),
                        feedback.open(),
                        feedback.version()))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid();
    }
}
