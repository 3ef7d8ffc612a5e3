package io.abmsuite.accounts.engagement.messaging;

import io.abmsuite.platform.messaging.EventBatch;
import io.abmsuite.platform.messaging.EventConsumers;
import io.abmsuite.platform.messaging.EventHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what came back from campaigns, so that it is seen on the account. */
@ApplicationScoped
public class EngagementConsumer implements EventHandler {

    private static final String INSERT = """
            insert into engagement (id, account_id, contact_id, campaign_id, campaign_name, touch_id, kind, occurred_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing
            """;

    private final EventConsumers consumers;

    EngagementConsumer(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Incoming("engagements")
    public Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return consumers.consume(records, this);
    }

    @Override
    public String consumer() {
        return "accounts.engagements";
    }

    @Override
    public Map<String, Class<? extends Record>> payloads() {
        return Map.of("io.abmsuite.EngagementV1", EngagementV1.class);
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, EventBatch batch) {
        List<Tuple> rows = batch.events().stream()
                .map(event -> row(event.data(EngagementV1.class)))
                .toList();
        return transaction.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(EngagementV1 engagement) {
        return Tuple.tuple()
                .addUUID(engagement.engagementId())
                .addUUID(engagement.accountId())
                .addUUID(engagement.contactId())
                .addUUID(engagement.campaignId())
                .addString(engagement.campaignName())
                .addUUID(engagement.touchId())
                .addString(engagement.kind())
                .addOffsetDateTime(engagement.occurredAt().atOffset(ZoneOffset.UTC));
    }
}
