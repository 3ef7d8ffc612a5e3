package io.abmsuite.suite.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is on Kafka: the events themselves, and how far the services are behind. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String servers;

    Wire(String servers) {
        this.servers = servers;
    }

    /** Records the consumers of all services have not yet confirmed. */
    long lag() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            long behind = 0;
            for (GroupListing group : admin.listGroups().all().get()) {
                Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get();
                admin.listOffsets(offsets.keySet().stream()
                                .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest())))
                        .all()
                        .get()
                        .forEach((partition, end) -> ends.put(partition, end.offset()));
                for (var offset : offsets.entrySet()) {
                    behind += ends.get(offset.getKey()) - offset.getValue().offset();
                }
            }
            return behind;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The versions each subject shows on a topic, in order, repetitions left out; the subject is named by a field. */
    Map<String, List<Long>> versions(String topic, String subject) {
        Map<String, List<Long>> versions = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> one : all(topic)) {
            JsonNode event = read(one.value());
            List<Long> seen = versions.computeIfAbsent(event.path(subject).asText(), any -> new ArrayList<>());
            long version = event.path("version").asLong();
            if (!seen.contains(version)) {
                seen.add(version);
            }
        }
        return versions;
    }

    /** The ids of the events that tell each version of each subject; one that comes again has the id it had. */
    Map<String, Set<String>> ids(String topic, String subject) {
        Map<String, Set<String>> ids = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> one : all(topic)) {
            JsonNode event = read(one.value());
            String version =
                    event.path(subject).asText() + " " + event.path("version").asText();
            String id = new String(one.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
            ids.computeIfAbsent(version, any -> new HashSet<>()).add(id);
        }
        return ids;
    }

    private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    private static JsonNode read(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
