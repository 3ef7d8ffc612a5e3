package io.abmsuite.platform.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Keeps the order of each key where it matters: what comes after a dead letter waits behind it, in this batch and in later
 * ones, and a record that was put aside before is not taken again.
 */
@ApplicationScoped
class KeyOrder {

    private static final String ASIDE = """
            select d.topic, d.partition, d.record_offset, null::bytea as blocked
            from unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[]) as b(topic, partition, low, high)
            join dead_letter d on d.consumer = $1 and d.topic = b.topic and d.partition = b.partition
                and d.record_offset between b.low and b.high
            union all
            select null, null, null, message_key from dead_letter
            where consumer = $1 and state in ('WAITING', 'HELD_BACK')
              and sha256(message_key) = any(array(select sha256(k) from unnest($6::bytea[]) as k))
            """;

    private record Place(String topic, int partition, long offset) {
        static Place of(ConsumerRecord<byte[], byte[]> record) {
            return new Place(record.topic(), record.partition(), record.offset());
        }
    }

    private record Aside(Set<Place> known, Set<ByteBuffer> blocked) {}

    private final Inbox inbox;

    KeyOrder(Inbox inbox) {
        this.inbox = inbox;
    }

    Uni<SortedBatch> sort(SqlConnection transaction, List<IncomingRecord> incoming, EventHandler handler) {
        if (!handler.keepsOrder()) {
            return Uni.createFrom().item(sorted(incoming, new Aside(Set.of(), new HashSet<>()), false));
        }
        return aside(transaction, incoming, handler.consumer())
                .map(aside -> sorted(incoming, aside, true))
                .chain(sorted -> withoutApplied(transaction, sorted, handler.consumer()));
    }

    private static SortedBatch sorted(List<IncomingRecord> incoming, Aside aside, boolean ordered) {
        List<IncomingRecord> due = new ArrayList<>(incoming.size());
        List<IncomingRecord> out = new ArrayList<>();
        for (IncomingRecord one : incoming) {
            if (one.isUnknown() || aside.known().contains(Place.of(one.record()))) {
                continue;
            }
            boolean blocked = one.key() != null && aside.blocked().contains(one.key());
            if (blocked) {
                out.add(one.behindADeadLetter());
            } else if (one.isPoison()) {
                out.add(one);
                if (ordered && one.key() != null) {
                    aside.blocked().add(one.key());
                }
            } else {
                due.add(one);
            }
        }
        return new SortedBatch(due, out);
    }

    private static Uni<Aside> aside(SqlConnection transaction, List<IncomingRecord> incoming, String consumer) {
        return transaction
                .preparedQuery(ASIDE)
                .execute(question(consumer, incoming))
                .map(rows -> {
                    Aside aside = new Aside(new HashSet<>(), new HashSet<>());
                    rows.forEach(row -> {
                        Buffer key = row.get(Buffer.class, "blocked");
                        if (key == null) {
                            aside.known()
                                    .add(new Place(
                                            row.getString("topic"),
                                            row.getInteger("partition"),
                                            row.getLong("record_offset")));
                        } else {
                            aside.blocked().add(ByteBuffer.wrap(key.getBytes()));
                        }
                    });
                    return aside;
                });
    }

    private static Tuple question(String consumer, List<IncomingRecord> incoming) {
        Map<String, Place> low = new TreeMap<>();
        Map<String, Long> high = new TreeMap<>();
        for (IncomingRecord one : incoming) {
            Place place = Place.of(one.record());
            String partition = place.topic() + "/" + place.partition();
            low.merge(partition, place, (a, b) -> a.offset() < b.offset() ? a : b);
            high.merge(partition, place.offset(), Math::max);
        }
        Buffer[] keys = incoming.stream()
                .map(IncomingRecord::key)
                .filter(Objects::nonNull)
                .distinct()
                .map(key -> Buffer.buffer(key.array()))
                .toArray(Buffer[]::new);
        return Tuple.of(consumer)
                .addArrayOfString(low.values().stream().map(Place::topic).toArray(String[]::new))
                .addArrayOfInteger(low.values().stream().map(Place::partition).toArray(Integer[]::new))
                .addArrayOfLong(low.values().stream().map(Place::offset).toArray(Long[]::new))
                .addArrayOfLong(high.values().toArray(Long[]::new))
                .addValue(keys);
    }

    /** An event that was applied before its key was blocked does not wait again when it is delivered again. */
    private Uni<SortedBatch> withoutApplied(SqlConnection transaction, SortedBatch sorted, String consumer) {
        UUID[] held = sorted.aside().stream()
                .filter(one ->
                        one.heldBack() && one.event() != null && one.event().id() != null)
                .map(one -> one.event().id())
                .toArray(UUID[]::new);
        return held.length == 0
                ? Uni.createFrom().item(sorted)
                : inbox.seen(transaction, consumer, held)
                        .map(seen -> new SortedBatch(
                                sorted.due(),
                                sorted.aside().stream()
                                        .filter(one -> !one.heldBack()
                                                || one.event() == null
                                                || !seen.contains(one.event().id()))
                                        .toList()));
    }
}
