package io.abmsuite.platform.messaging;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Remembers which events a consumer has applied, in the transaction of their effects: each effect happens once. */
@ApplicationScoped
class Inbox {

    private static final String INSERT = """
            insert into inbox (consumer, event_id)
            select $1, id from unnest($2::uuid[]) as e(id) order by id
            on conflict do nothing returning event_id
            """;
    private static final String SEEN = "select event_id from inbox where consumer = $1 and event_id = any($2::uuid[])";
    private static final String FORGET = "delete from inbox where consumer = $1 and event_id = any($2::uuid[])";

    /** Those of the ids that were applied before. */
    Uni<Set<UUID>> seen(SqlConnection transaction, String consumer, UUID[] ids) {
        return transaction
                .preparedQuery(SEEN)
                .execute(Tuple.of(consumer).addArrayOfUUID(ids))
                .map(rows -> Set.copyOf(Sql.list(rows, row -> row.getUUID(0))));
    }

    /** Lets events be first seen again. */
    Uni<Void> forget(SqlConnection transaction, String consumer, Set<Event> events) {
        UUID[] ids = events.stream().map(Event::id).toArray(UUID[]::new);
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(consumer).addArrayOfUUID(ids))
                .replaceWithVoid();
    }

    Uni<List<Event>> firstSeen(SqlConnection transaction, String consumer, List<Event> events) {
        UUID[] ids = events.stream()
                .map(Event::id)
                .filter(id -> id != null)
                .distinct()
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return Uni.createFrom().item(events);
        }
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(consumer).addArrayOfUUID(ids))
                .map(rows -> {
                    Set<UUID> fresh = new HashSet<>(Sql.list(rows, row -> row.getUUID(0)));
                    return events.stream()
                            .filter(event -> event.id() == null || fresh.remove(event.id()))
                            .toList();
                });
    }
}
