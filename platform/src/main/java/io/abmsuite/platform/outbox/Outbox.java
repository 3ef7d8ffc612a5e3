package io.abmsuite.platform.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores events in the transaction of the change they report: no zombie, no ghost. */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into outbox (event_id, topic, message_key, type, payload, occurred_at, tracking_id, traceparent)
            select cast(e.id as uuid), e.topic, e.key, e.type, e.payload, cast(e.at as timestamptz), cast(e.tracking as uuid),
                   e.traceparent
            from unnest(cast(%s as text[]), cast(%s as text[]), cast(%s as text[]), cast(%s as text[]),
                        cast(%s as text[]), cast(%s as text[]), cast(%s as text[]), cast(%s as text[]))
                 with ordinality as e(id, topic, key, type, payload, at, tracking, traceparent, n)
            order by e.n
            """;
    private static final String FOR_CLIENT = INSERT.formatted("$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8");
    private static final String FOR_SESSION = INSERT.formatted("?1", "?2", "?3", "?4", "?5", "?6", "?7", "?8");

    /** Stores events through a connection that is in a transaction. */
    public Uni<Void> store(SqlClient transaction, List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple();
        columns(events).forEach(values::addArrayOfString);
        return transaction.preparedQuery(FOR_CLIENT).execute(values).replaceWithVoid();
    }

    /** Stores events in the transaction of a Hibernate session. */
    public Uni<Void> store(Mutiny.Session session, List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var insert = session.createNativeQuery(FOR_SESSION);
        List<String[]> columns = columns(events);
        for (int i = 0; i < columns.size(); i++) {
            insert.setParameter(i + 1, columns.get(i));
        }
        return insert.executeUpdate().replaceWithVoid();
    }

    private static List<String[]> columns(List<OutgoingEvent> events) {
        return List.of(
                column(events, event -> event.id().toString()),
                column(events, OutgoingEvent::topic),
                column(events, OutgoingEvent::key),
                column(events, OutgoingEvent::type),
                column(events, OutgoingEvent::payload),
                column(events, event -> event.occurredAt().toString()),
                column(events, event -> text(event.trackingId())),
                column(events, OutgoingEvent::traceparent));
    }

    private static String[] column(List<OutgoingEvent> events, Function<OutgoingEvent, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }
}
