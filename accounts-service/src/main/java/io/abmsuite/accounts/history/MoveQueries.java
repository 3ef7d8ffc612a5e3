package io.abmsuite.accounts.history;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads the moves of an object, the oldest first. */
@ApplicationScoped
public class MoveQueries {

    /** One move. */
    public record Move(
            @NotNull UUID id,
            @NotNull String what,
            String from,
            @NotNull String to,
            String reason,
            @NotNull String actor,
            @NotNull Instant movedAt) {}

    private final Pool pool;

    MoveQueries(Pool pool) {
        this.pool = pool;
    }

    public Uni<List<Move>> of(UUID object, PageRequest page) {
        return pool.preparedQuery("""
                        select id, object_type, from_state, to_state, reason, actor, moved_at from state_move
                        where object_id = $1 and ($2::uuid is null or id > $2) order by id limit $3
                        """)
                .execute(Tuple.of(object, page.after(0) == null ? null : UUID.fromString(page.after(0)), page.fetch()))
                .map(rows -> Sql.list(
                        rows,
                        row -> new Move(
                                row.getUUID(0),
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getOffsetDateTime(6).toInstant())));
    }
}
