package io.abmsuite.platform.outbox;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.messaging.TopicPosition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells where the events of one piece of work ended up, once the relay has sent all of them. */
@ApplicationScoped
public class TrackedPublication {

    private static final String UNSENT = "select exists (select 1 from outbox where tracking_id = $1)";
    private static final String POSITIONS =
            "select topic, partition, next_offset from publication_position where tracking_id = $1";

    private final Pool pool;

    public TrackedPublication(Pool pool) {
        this.pool = pool;
    }

    /** Positions of all tracked events; null while some of them are not sent yet. */
    public Uni<List<TopicPosition>> positions(UUID trackingId) {
        return pool.preparedQuery(UNSENT)
                .execute(Tuple.of(trackingId))
                .chain(unsent -> Sql.first(unsent, row -> row.getBoolean(0))
                        ? Uni.createFrom().nullItem()
                        : pool.preparedQuery(POSITIONS)
                                .execute(Tuple.of(trackingId))
                                .map(rows -> Sql.list(
                                        rows,
                                        row -> new TopicPosition(
                                                row.getString(0), row.getInteger(1), row.getLong(2)))));
    }
}
