package io.abmsuite.campaigns.accountview.messaging;

import io.abmsuite.campaigns.audience.Audiences;
import io.abmsuite.platform.messaging.EventConsumers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of complaints; whatever is not a complaint is kept as not open. */
@Singleton
public class FeedbackConsumer extends CopyConsumer<FeedbackChangedV1> {

    private static final String COMPLAINT = "COMPLAINT";

    FeedbackConsumer(EventConsumers consumers, Audiences audiences) {
        super(consumers, audiences, "feedback", FeedbackChangedV1.class);
    }

    @Incoming("feedback")
    public Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return consume(records);
    }

    @Override
    UUID accountOf(FeedbackChangedV1 feedback) {
        return feedback.accountId();
    }

    @Override
    Tuple row(FeedbackChangedV1 feedback) {
        return Tuple.of(
                feedback.feedbackId(),
                feedback.accountId(),
                feedback.severity(),
                feedback.open() && feedback.kind().equals(COMPLAINT),
                feedback.version());
    }

    @Override
    String upsertSql() {
        return """
                insert into complaint as c (feedback_id, account_id, severity, open, version) values ($1, $2, $3, $4, $5)
                on conflict (feedback_id) do update
                set severity = excluded.severity, open = excluded.open, version = excluded.version
                where c.version < excluded.version
                """;
    }

    @Override
    String eraseSql() {
        return "delete from complaint where feedback_id = $1";
    }
}
