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
