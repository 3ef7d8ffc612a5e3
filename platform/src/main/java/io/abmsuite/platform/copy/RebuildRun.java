package io.abmsuite.platform.copy;

import io.abmsuite.platform.messaging.ConsumerPositions;
import io.abmsuite.platform.messaging.EventBatch;
import io.abmsuite.platform.messaging.EventReader;
import io.abmsuite.platform.messaging.TopicPosition;
import io.abmsuite.platform.problem.Unavailability;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One rebuild, on a thread and a session of its own: fills temporary twins from the topic while the consumer goes on, then lets
 * the consumer stand still, reads the rest up to where it has come, and replaces the copy, all in one transaction.
 */
final class RebuildRun {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final long SHORT_REST = 2000;
    private static final int ROUNDS = 20;
    private static final int ATTEMPTS = 5;

    private final UUID id;
    private final ReadCopy copy;
    private final SqlConnection session;
    private final TopicTail topic;
    private final ConsumerPositions positions;
    private final EventReader reader;
    private final RebuildRepository rebuilds;
    private final BooleanSupplier stopped;

    RebuildRun(
            UUID id,
            ReadCopy copy,
            SqlConnection session,
            TopicTail topic,
            ConsumerPositions positions,
            EventReader reader,
            RebuildRepository rebuilds,
            BooleanSupplier stopped) {
        this.id = id;
        this.copy = copy;
        this.session = session;
        this.topic = topic;
        this.positions = positions;
        this.reader = reader;
        this.rebuilds = rebuilds;
        this.stopped = stopped;
    }

    void run(String physicalTopic) {
        await(session.query("set statement_timeout = '10min'; set lock_timeout = '1min'")
                .execute());
        for (String table : copy.tables()) {
            await(session.query("create temporary table %1$s (like public.%1$s including all)".formatted(table))
                    .execute());
        }
        await(copy.prepare(session));
        await(positions.begin(session, copy.consumer(), physicalTopic, topic.partitions()));
        for (int attempt = 1; ; attempt++) {
            catchUp();
            try {
                replace();
                return;
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    /** Reads on until only a short rest is left; the consumer goes on meanwhile. */
    private void catchUp() {
        for (int round = 0; round < ROUNDS; round++) {
            List<TopicPosition> target = await(positions.of(session, copy.consumer()));
            List<ConsumerRecord<byte[], byte[]>> records = topic.next(target);
            while (!records.isEmpty()) {
                fill(records);
                await(rebuilds.progress(id, topic.progress(), topic.expected(target)));
                records = topic.next(target);
            }
            long rest = topic.expected(await(positions.of(session, copy.consumer()))) - topic.progress();
            if (rest <= SHORT_REST) {
                return;
            }
        }
    }

    /** Events the database refuses are left out, as the consumer has done. */
    private void fill(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            inTransaction(reader.read(records, copy));
        } catch (RuntimeException failure) {
            if (Unavailability.isUnavailable(failure) || stopped.getAsBoolean()) {
                throw failure;
            }
            if (records.size() > 1) {
                records.forEach(one -> fill(List.of(one)));
            }
        }
    }

    private void inTransaction(EventBatch batch) {
        Transaction transaction = await(session.begin());
        try {
            await(copy.fill(session, batch));
            await(transaction.commit());
        } catch (RuntimeException failure) {
            rollback(transaction, failure);
            throw failure;
        }
    }

    private void replace() {
        Map<TopicPartition, Long> mark = topic.mark();
        Transaction transaction = await(session.begin());
        try {
            List<TopicPosition> target = await(positions.hold(session, copy.consumer()));
            for (var records = topic.next(target); !records.isEmpty(); records = topic.next(target)) {
                await(copy.fill(session, reader.read(records, copy)));
            }
            RebuiltRows rows = await(copy.replace(session));
            for (String table : copy.tables()) {
                await(session.query("drop table pg_temp." + table).execute());
            }
            await(copy.follow(session));
            await(rebuilds.complete(session, id, topic.progress(), rows));
            await(transaction.commit());
        } catch (RuntimeException failure) {
            rollback(transaction, failure);
            topic.reset(mark);
            throw failure;
        }
    }

    private static void rollback(Transaction transaction, RuntimeException failure) {
        try {
            transaction.rollback().await().atMost(STEP);
        } catch (RuntimeException lost) {
            failure.addSuppressed(lost);
        }
    }

    private <T> T await(Uni<T> step) {
        if (stopped.getAsBoolean()) {
            throw new IllegalStateException("the service is being stopped");
        }
        return step.await().atMost(STEP);
    }
}
