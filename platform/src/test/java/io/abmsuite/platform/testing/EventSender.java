package io.abmsuite.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes events to a topic as another service would, and such as none should. */
public final class EventSender implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final List<Future<RecordMetadata>> posted = new ArrayList<>();

    private EventSender(KafkaProducer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** A sender to this topic of the contracts. */
    public static EventSender to(String topic) {
        Config config = ConfigProvider.getConfig();
        return new EventSender(
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                config.getValue("kafka.bootstrap.servers", String.class),
                                "acks",
                                "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                config.getValue("abm.topic-prefix", String.class) + topic);
    }

    /** Sends and waits for the broker; null leaves the key, the header or the value out. */
    public RecordMetadata send(String key, UUID id, String type, String value) {
        return await(producer.send(record(key, id, type, value)));
    }

    /** Sends without waiting; {@link #flush} tells whether the broker has it. */
    public void post(String key, UUID id, String type, String value) {
        posted.add(producer.send(record(key, id, type, value)));
    }

    /** Waits for the broker to have all that was posted. */
    public void flush() {
        producer.flush();
        posted.forEach(EventSender::await);
        posted.clear();
    }

    private ProducerRecord<byte[], byte[]> record(String key, UUID id, String type, String value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), bytes(value));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id == null ? null : id.toString());
        header(record, "ce_type", type);
        header(record, "ce_source", "/test");
        return record;
    }

    private static RecordMetadata await(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        if (value != null) {
            record.headers().add(name, bytes(value));
        }
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
