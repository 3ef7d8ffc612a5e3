package io.abmsuite.platform.deadletter;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.deadletter.DeadLetterView.DeadLetterAction;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.messaging.EventHandlers;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads dead letters. */
@ApplicationScoped
public class DeadLetterQueries {

    private static final String COLUMNS = """
            d.id, d.version, d.consumer, d.topic, d.partition, d.record_offset, d.event_key, d.headers->>'ce_id' as event_id,
            d.headers->>'ce_type' as type, d.state, d.code, d.cause, d.attempts, d.failed_at, d.resolved_at,
            (select f.id from dead_letter f
             where d.state = 'HELD_BACK' and f.state = 'WAITING' and f.consumer = d.consumer
               and sha256(f.message_key) = sha256(d.message_key) limit 1) as behind
            """;
    private static final String GET = "select " + COLUMNS + ", d.headers, d.payload from dead_letter d where d.id = $1";
    private static final String ACTIONS = "select * from dead_letter_action where letter_id = $1 order by seq";
    private static final ListFields FIELDS = new ListFields()
            .with("consumer", FieldType.TEXT, "d.consumer")
            .with("topic", FieldType.TEXT, "d.topic")
            .with("key", FieldType.TEXT, "d.event_key")
            .with("code", FieldType.TEXT, "d.code")
            .with("state", FieldType.TEXT, "d.state")
            .with("failedAt", FieldType.TIME, "d.failed_at");
    private static final MainList<DeadLetterView> LIST = new MainList<>(
            "dead-letters",
            COLUMNS,
            "dead_letter d where true",
            "d.id",
            FieldType.ID,
            FIELDS,
            row -> view(row, null, null, null));

    private final Pool pool;
    private final CursorCodec cursors;
    private final EventHandlers handlers;

    DeadLetterQueries(Pool pool, CursorCodec cursors, EventHandlers handlers) {
        this.pool = pool;
        this.cursors = cursors;
        this.handlers = handlers;
    }

    /**
     * A page of dead letters.
     *
     * @param personal true if the caller may see personal data
     */
    public Uni<PageResponse<DeadLetterView>> page(ListRequest request, boolean personal) {
        return LIST.page(pool, request, cursors)
                .map(page -> new PageResponse<>(
                        page.items().stream().map(view -> shown(view, personal)).toList(), page.nextCursor()));
    }

    /** One with its headers, its payload and what was done with it; 404 if there is none. */
    public Uni<DeadLetterView> get(UUID id, boolean personal) {
        return pool.preparedQuery(ACTIONS)
                .execute(Tuple.of(id))
                .map(rows -> Sql.list(rows, DeadLetterQueries::action))
                .chain(actions -> pool.preparedQuery(GET)
                        .execute(Tuple.of(id))
                        .map(rows -> Sql.first(
                                rows,
                                row -> view(
                                        row,
                                        row.get(JsonObject.class, "headers").getMap(),
                                        Payload.of(bytes(row.get(Buffer.class, "payload"))),
                                        actions))))
                .onItem()
                .ifNull()
                .failWith(DeadLetterQueries::notFound)
                .map(view -> shown(view, personal));
    }

    static ProblemException notFound() {
        return ProblemException.notFound(
                "DEAD_LETTER_NOT_FOUND",
                "There is no dead letter with this id; settled ones are kept for a while only.");
    }

    private DeadLetterView shown(DeadLetterView view, boolean personal) {
        return personal || !handlers.carryPersonalData(view.consumer()) ? view : view.withoutPersonalData();
    }

    private static byte[] bytes(Buffer buffer) {
        return buffer == null ? null : buffer.getBytes();
    }

    private static DeadLetterAction action(Row row) {
        return new DeadLetterAction(
                row.getString("action"),
                row.getString("outcome"),
                row.getString("code"),
                row.getString("actor"),
                row.getString("reason"),
                row.getOffsetDateTime("acted_at").toInstant());
    }

    private static DeadLetterView view(
            Row row, Map<String, Object> headers, Payload payload, List<DeadLetterAction> actions) {
        return new DeadLetterView(
                row.getUUID("id"),
                row.getLong("version"),
                row.getString("consumer"),
                row.getString("topic"),
                row.getInteger("partition"),
                row.getLong("record_offset"),
                row.getString("event_key"),
                row.getString("event_id"),
                row.getString("type"),
                DeadLetterState.valueOf(row.getString("state")),
                row.getString("code"),
                row.getString("cause"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("failed_at").toInstant(),
                instant(row, "resolved_at"),
                row.getUUID("behind"),
                headers,
                payload == null ? null : payload.text(),
                payload == null ? null : payload.encoding(),
                actions);
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column) == null
                ? null
                : row.getOffsetDateTime(column).toInstant();
    }
}
