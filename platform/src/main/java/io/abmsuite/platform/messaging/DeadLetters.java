package io.abmsuite.platform.messaging;

import io.abmsuite.platform.id.Uuids;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** Keeps messages that cannot be applied, whole and with their cause, in the consumer's own database. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_CAUSE = 2000;
    private static final String INSERT = """
            insert into dead_letter (id, consumer, topic, partition, record_offset, message_key, event_key, headers, payload,
                code, cause, state)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (consumer, topic, partition, record_offset) do nothing
            """;

    private final MeterRegistry registry;

    DeadLetters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Stores poison and what it holds back; what is here already stays as it is. */
    Uni<Void> store(SqlConnection transaction, String consumer, List<IncomingRecord> aside) {
        if (aside.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = aside.stream().map(one -> row(consumer, one)).toList();
        return transaction
                .preparedQuery(INSERT)
                .executeBatch(rows)
                .replaceWithVoid()
                .invoke(() -> report(
                        consumer,
                        aside.stream().filter(IncomingRecord::isPoison).toList()));
    }

    private void report(String consumer, List<IncomingRecord> poison) {
        registry.counter("abm.dead.letters", "consumer", consumer).increment(poison.size());
        poison.forEach(one -> LOG.warnf(
                "consumer=%s dead letter topic=%s partition=%d offset=%d code=%s",
                consumer,
                one.record().topic(),
                one.record().partition(),
                one.record().offset(),
                one.code()));
    }

    private static Tuple row(String consumer, IncomingRecord one) {
        ConsumerRecord<byte[], byte[]> record = one.record();
        return Tuple.tuple()
                .addUUID(Uuids.timeOrdered())
                .addString(consumer)
                .addString(record.topic())
                .addInteger(record.partition())
                .addLong(record.offset())
                .addValue(bytes(record.key()))
                .addString(text(record.key()))
                .addValue(headers(record))
                .addValue(bytes(record.value()))
                .addString(one.code())
                .addString(cause(one.cause()))
                .addString(one.heldBack() ? "HELD_BACK" : "WAITING");
    }

    /** A cause as it can be stored. */
    static String cause(String text) {
        String cause = String.valueOf(text);
        return cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)).replace('\0', ' ');
    }

    private static String text(byte[] value) {
        return value == null ? null : new String(value, StandardCharsets.UTF_8).replace('\0', ' ');
    }

    private static Buffer bytes(byte[] value) {
        return value == null ? null : Buffer.buffer(value);
    }

    private static JsonObject headers(ConsumerRecord<byte[], byte[]> record) {
        JsonObject headers = new JsonObject();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return headers;
    }
}
