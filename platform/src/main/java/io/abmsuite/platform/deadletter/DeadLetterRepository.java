package io.abmsuite.platform.deadletter;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.messaging.ConsumerPositions;
import io.abmsuite.platform.messaging.NotApplicableException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Dead letters in the database. Whoever takes one lets its consumer stand still, so that nothing joins its queue meanwhile. */
@ApplicationScoped
class DeadLetterRepository {

    private static final String COLUMNS = """
            id, version, consumer, topic, partition, record_offset, message_key, headers, payload, state
            """;
    private static final String CONSUMER = "select consumer from dead_letter where id = $1";
    private static final String TAKE = "select " + COLUMNS + """
                , (select f.id from dead_letter f
                   where f.consumer = d.consumer and sha256(f.message_key) = sha256(d.message_key)
                     and f.state in ('WAITING', 'HELD_BACK') and f.seq < d.seq and d.state = 'HELD_BACK'
                   order by f.seq limit 1) as behind
            from dead_letter d where id = $1 for update of d
            """;
    private static final String TAKE_FIRST = "select " + COLUMNS + """
                , null::uuid as behind
            from dead_letter
            where consumer = $1 and sha256(message_key) = sha256($2::bytea) and state in ('WAITING', 'HELD_BACK')
            order by seq limit 1 for update
            """;
    private static final String SETTLE = """
            update dead_letter set state = $2, version = version + 1, resolved_at = now() where id = $1
            """;
    private static final String KEEP = """
            update dead_letter set state = 'WAITING', version = version + 1, code = $2, cause = left($3, 2000),
                attempts = case when state = 'WAITING' then attempts + 1 else 1 end
            where id = $1 and state in ('WAITING', 'HELD_BACK') returning attempts
            """;
    private static final String RECORD = """
            insert into dead_letter_action (letter_id, action, outcome, code, actor, reason, request_id)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    private final ConsumerPositions positions;

    DeadLetterRepository(ConsumerPositions positions) {
        this.positions = positions;
    }

    /** The dead letter, until the transaction ends; 404 if there is none. */
    Uni<DeadLetter> take(SqlConnection transaction, UUID id) {
        return transaction
                .preparedQuery(CONSUMER)
                .execute(Tuple.of(id))
                .map(rows -> Sql.one(rows, row -> row.getString(0), DeadLetterQueries::notFound))
                .chain(consumer -> positions.hold(transaction, consumer))
                .chain(() -> transaction.preparedQuery(TAKE).execute(Tuple.of(id)))
                .map(rows -> Sql.one(rows, DeadLetter::of, DeadLetterQueries::notFound));
    }

    /** The first of a queue, until the transaction ends; null if the queue is empty. */
    Uni<DeadLetter> takeFirst(SqlConnection transaction, LetterQueue queue) {
        return positions
                .hold(transaction, queue.consumer())
                .chain(() -> transaction
                        .preparedQuery(TAKE_FIRST)
                        .execute(Tuple.of(queue.consumer()).addValue(Buffer.buffer(queue.key()))))
                .map(rows -> Sql.first(rows, DeadLetter::of));
    }

    Uni<Void> settle(SqlConnection transaction, DeadLetter letter, DeadLetterState end, Handling handling) {
        return transaction
                .preparedQuery(SETTLE)
                .execute(Tuple.of(letter.id(), end.name()))
                .chain(() -> record(transaction, letter.id(), end.name(), null, handling));
    }

    /** Keeps a letter that could not be applied, at the front of its queue; answers with its attempts, null if it is settled. */
    Uni<Integer> keep(SqlConnection transaction, UUID id, NotApplicableException failure, Handling handling) {
        String cause = String.valueOf(failure.getMessage()).replace('\0', ' ');
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(id, failure.code(), cause))
                .map(rows -> Sql.first(rows, row -> row.getInteger(0)))
                .call(attempts -> attempts == null
                        ? Uni.createFrom().voidItem()
                        : record(transaction, id, "FAILED", failure.code(), handling));
    }

    private static Uni<Void> record(SqlConnection transaction, UUID id, String outcome, String code, Handling by) {
        return transaction
                .preparedQuery(RECORD)
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addString(by.action())
                        .addString(outcome)
                        .addString(code)
                        .addString(by.actor())
                        .addString(by.reason())
                        .addString(by.requestId()))
                .replaceWithVoid();
    }
}
