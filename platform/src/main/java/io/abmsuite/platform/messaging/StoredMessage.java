package io.abmsuite.platform.messaging;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A message that was put aside, as it came. */
public record StoredMessage(
        String consumer, String topic, int partition, long offset, byte[] key, JsonObject headers, byte[] payload) {

    ConsumerRecord<byte[], byte[]> toRecord() {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic, partition, offset, key, payload);
        headers.forEach(header -> record.headers()
                .add(
                        header.getKey(),
                        header.getValue() == null
                                ? null
                                : header.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
