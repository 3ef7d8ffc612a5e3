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
            insert into dead_letter (id, consumer, topic, partition, record_offset, message_key, headers, payload, code, cause)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (consumer, topic, partition, record_offset) do nothing
            """;

    private final MeterRegistry registry;

    DeadLetters(MeterRegistry registry) {
        this.registry = registry;
    }

    Uni<Void> store(SqlConnection transaction, String consumer, List<IncomingRecord> poison) {
        if (poison.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = poison.stream().map(one -> row(consumer, one)).toList();
        return transaction
                .preparedQuery(INSERT)
                .executeBatch(rows)
                .replaceWithVoid()
                .invoke(() -> report(consumer, poison));
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
        String cause = String.valueOf(one.cause());
        return Tuple.tuple()
                .addUUID(Uuids.timeOrdered())
                .addString(consumer)
                .addString(record.topic())
                .addInteger(record.partition())
                .addLong(record.offset())
                .addValue(bytes(record.key()))
                .addValue(headers(record))
                .addValue(bytes(record.value()))
                .addString(one.code())
                .addString(cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE))
                        .replace('\0', ' '));
    }

    private static Buffer bytes(byte[] value) {
        return value == null ? null : Buffer.buffer(value);
    }

    private static JsonObject headers(ConsumerRecord<byte[], byte[]> record) {
        JsonObject headers = new JsonObject();
        for (Header header : record.headers()) {
            String text = header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
            headers.put(header.key(), text == null ? null : text.replace('\0', ' '));
        }
        return headers;
    }
}
