package io.abmsuite.platform.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads a topic from its beginning; what it has seen so far can be asked for again and again. */
public final class EventProbe implements AutoCloseable {

    /** A record as it was on the topic. */
    public record Seen(String key, String id, String type, String payload, String traceparent) {}

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;

    private EventProbe(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** A probe on this topic of the contracts. */
    public static EventProbe on(String topic) {
        Config config = ConfigProvider.getConfig();
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", config.getValue("kafka.bootstrap.servers", String.class)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        String physical = config.getValue("abm.topic-prefix", String.class) + topic;
        List<TopicPartition> partitions = consumer.partitionsFor(physical).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new EventProbe(consumer);
    }

    /** Everything on the topic so far. */
    public List<Seen> all() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            seen.add(new Seen(
                    text(record.key()),
                    header(record, "ce_id"),
                    header(record, "ce_type"),
                    text(record.value()),
                    header(record, "traceparent")));
        }
        return List.copyOf(seen);
    }

    /** What came for this key so far, in order. */
    public List<Seen> of(String key) {
        List<Seen> found = new ArrayList<>(all());
        found.removeIf(one -> !Objects.equals(one.key(), key));
        return found;
    }

    /** The payloads for this key so far, in order. */
    public List<String> payloads(String key) {
        return of(key).stream().map(Seen::payload).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
