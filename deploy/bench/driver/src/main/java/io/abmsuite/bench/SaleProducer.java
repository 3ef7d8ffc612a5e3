package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends sales straight to Kafka, with the settings of the accounts service: acks=all, idempotent, lz4. */
final class SaleProducer implements AutoCloseable {

    /** The topic segmentation reads. */
    static final String LEDGER = "abm.sales";
    /** A topic like it that nobody reads. */
    static final String NOBODY = "bench.sales";

    private static final int PARTITIONS = 12;
    private static final byte[] TIME = bytes("2026-01-31T12:00:00.123456Z");

    /** What is sent of one sale, as bytes. */
    record Message(byte[] key, byte[] value, byte[] id) {}

    private final KafkaProducer<byte[], byte[]> producer;
    private final MadeSales sales;

    SaleProducer(String servers, MadeSales sales) {
        this.sales = sales;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        2,
                        "batch.size",
                        1 << 17,
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(NOBODY, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException failure) {
            throw new SuiteException("The topic cannot be made: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted while waiting.", interrupted);
        }
    }

    /** So many sales from this one on, ready to be sent. */
    List<Message> messages(long first, int count) {
        List<Message> messages = new ArrayList<>(count);
        for (long n = first; n < first + count; n++) {
            messages.add(message(n));
        }
        return messages;
    }

    /** Sends so many sales from this one on for the ledger, and waits until Kafka has them. */
    void feed(long first, int count) {
        AtomicReference<Exception> refused = new AtomicReference<>();
        for (long n = first; n < first + count; n++) {
            send(LEDGER, message(n), refused);
        }
        settle(refused);
    }

    /** Sends all of these, again and again, to nobody; answers with how many a second Kafka has taken. */
    double rate(List<Message> messages, int times) {
        AtomicReference<Exception> refused = new AtomicReference<>();
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            messages.forEach(message -> send(NOBODY, message, refused));
        }
        settle(refused);
        return messages.size() * (double) times * 1e9 / (System.nanoTime() - begin);
    }

    private Message message(long n) {
        return new Message(sales.key(n), sales.event(n), bytes(sales.eventId(n).toString()));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells a refusal
    private void send(String topic, Message message, AtomicReference<Exception> refused) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_specversion", bytes("1.0"));
        headers.add("ce_id", message.id());
        headers.add("ce_type", bytes("io.abmsuite.SaleV1"));
        headers.add("ce_source", bytes("/abmsuite/accounts"));
        headers.add("ce_time", TIME);
        headers.add("ce_subject", message.key());
        headers.add("content-type", bytes("application/json"));
        producer.send(new ProducerRecord<>(topic, null, message.key(), message.value(), headers), (place, failure) -> {
            if (failure != null) {
                refused.set(failure);
            }
        });
    }

    private void settle(AtomicReference<Exception> refused) {
        producer.flush();
        if (refused.get() != null) {
            throw new SuiteException("Kafka refused a sale: " + refused.get(), refused.get());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
