package io.abmsuite.platform.messaging;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How far each consumer has come, written in the transaction of the effects; others can wait for a position. */
@ApplicationScoped
public class ConsumerPositions {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final String ADVANCE = """
            insert into consumer_position (consumer, topic, partition, next_offset)
            select $1, p.topic, p.partition, p.next_offset
            from unnest($2::text[], $3::int[], $4::bigint[]) as p(topic, partition, next_offset)
            order by p.topic, p.partition
            on conflict (consumer, topic, partition)
            do update set next_offset = greatest(consumer_position.next_offset, excluded.next_offset)
            """;
    private static final String OF = """
            select topic, partition, next_offset from consumer_position where consumer = $1 order by topic, partition
            """;
    private static final String HOLD = OF + " for update";
    private static final String BEGIN = """
            insert into consumer_position (consumer, topic, partition, next_offset)
            select $1, $2, p, 0 from generate_series(0, $3::int - 1) as p
            on conflict do nothing
            """;
    private static final String BEHIND = """
            select count(*)
            from unnest($1::text[], $2::int[], $3::bigint[]) as p(topic, partition, next_offset)
            left join consumer_position c on c.topic = p.topic and c.partition = p.partition
            where coalesce(c.next_offset, 0) < p.next_offset
            """;

    private final Pool pool;

    public ConsumerPositions(Pool pool) {
        this.pool = pool;
    }

    /** True as soon as all positions are applied; false when the wait is over before. */
    public Uni<Boolean> reached(List<TopicPosition> wanted, Duration wait) {
        Uni<Boolean> once = pool.preparedQuery(BEHIND)
                .execute(columns(Tuple.tuple(), wanted))
                .map(rows -> Sql.first(rows, row -> row.getLong(0)) == 0);
        long deadline = System.nanoTime() + wait.toNanos();
        return Multi.createBy()
                .repeating()
                .uni(() -> once)
                .withDelay(LOOK_AGAIN)
                .whilst(done -> !done && System.nanoTime() < deadline)
                .collect()
                .last();
    }

    /** Makes sure that there is something to hold, also of partitions nothing has come from yet. */
    public Uni<Void> begin(SqlClient client, String consumer, String topic, int partitions) {
        return client.preparedQuery(BEGIN)
                .execute(Tuple.of(consumer, topic, partitions))
                .replaceWithVoid();
    }

    /** How far the consumer has come. */
    public Uni<List<TopicPosition>> of(SqlClient client, String consumer) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(consumer))
                .map(rows -> Sql.list(rows, ConsumerPositions::position));
    }

    /**
     * Lets the consumer stand still until the transaction ends, in all instances; answers with how far it has come. What is
     * not begun yet waits, what was begun is committed before this completes.
     */
    public Uni<List<TopicPosition>> hold(SqlConnection transaction, String consumer) {
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(consumer))
                .map(rows ->
                        Sql.list(rows, row -> new TopicPosition(row.getString(0), row.getInteger(1), row.getLong(2))));
    }

    /**
     * Writes how far the batch leads. Called first in the transaction of the effects: from here to the commit nobody else
     * applies, replays or rebuilds anything of these partitions for this consumer.
     */
    Uni<Void> advance(SqlConnection transaction, String consumer, List<IncomingRecord> incoming) {
        Map<String, TopicPosition> ends = new TreeMap<>();
        for (IncomingRecord one : incoming) {
            ConsumerRecord<byte[], byte[]> record = one.record();
            TopicPosition next = new TopicPosition(record.topic(), record.partition(), record.offset() + 1);
            ends.merge(
                    record.topic() + "/" + record.partition(), next, (a, b) -> a.nextOffset() > b.nextOffset() ? a : b);
        }
        return transaction
                .preparedQuery(ADVANCE)
                .execute(columns(Tuple.of(consumer), List.copyOf(ends.values())))
                .replaceWithVoid();
    }

    private static TopicPosition position(Row row) {
        return new TopicPosition(row.getString(0), row.getInteger(1), row.getLong(2));
    }

    private static Tuple columns(Tuple tuple, List<TopicPosition> positions) {
        return tuple.addArrayOfString(
                        positions.stream().map(TopicPosition::topic).toArray(String[]::new))
                .addArrayOfInteger(
                        positions.stream().map(TopicPosition::partition).toArray(Integer[]::new))
                .addArrayOfLong(
                        positions.stream().map(TopicPosition::nextOffset).toArray(Long[]::new));
    }
}
