package io.abmsuite.platform.copy;

import io.abmsuite.platform.messaging.TopicPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning up to given positions, beside its consumer group. For one thread, which it blocks. */
final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final long beginning;

    TopicTail(Map<String, Object> settings, String topic) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put("enable.auto.commit", false);
        own.put("max.poll.records", 1000);
        consumer = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        beginning = read();
    }

    int partitions() {
        return partitions.size();
    }

    /** How many records were read, as far as offsets tell. */
    long progress() {
        return read() - beginning;
    }

    /** How many records there are up to these positions, as far as offsets tell. */
    long expected(List<TopicPosition> target) {
        return Math.max(
                0, ends(target).values().stream().mapToLong(Long::longValue).sum() - beginning);
    }

    /** The next records before the target; none if it is reached. */
    List<ConsumerRecord<byte[], byte[]>> next(List<TopicPosition> target) {
        Map<TopicPartition, Long> ends = ends(target);
        while (true) {
            List<TopicPartition> open = partitions.stream()
                    .filter(partition -> consumer.position(partition) < ends.get(partition))
                    .toList();
            if (open.isEmpty()) {
                return List.of();
            }
            consumer.pause(partitions);
            consumer.resume(open);
            List<ConsumerRecord<byte[], byte[]>> records = poll(ends);
            if (!records.isEmpty()) {
                return records;
            }
        }
    }

    /** Where it stands. */
    Map<TopicPartition, Long> mark() {
        return partitions.stream().collect(Collectors.toMap(partition -> partition, consumer::position));
    }

    /** Goes back to where it stood. */
    void reset(Map<TopicPartition, Long> mark) {
        mark.forEach(consumer::seek);
    }

    private List<ConsumerRecord<byte[], byte[]>> poll(Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(POLL).forEach(record -> {
            if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                records.add(record);
            }
        });
        ends.forEach((partition, end) -> {
            if (consumer.position(partition) > end) {
                consumer.seek(partition, end);
            }
        });
        return records;
    }

    /** A target beyond the topic's end (the topic was made anew) is its end. */
    private Map<TopicPartition, Long> ends(List<TopicPosition> target) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> wanted = target.stream()
                .collect(Collectors.toMap(
                        position -> new TopicPartition(position.topic(), position.partition()),
                        TopicPosition::nextOffset));
        ends.replaceAll((partition, end) -> Math.min(end, wanted.getOrDefault(partition, 0L)));
        return ends;
    }

    private long read() {
        return partitions.stream().mapToLong(consumer::position).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
