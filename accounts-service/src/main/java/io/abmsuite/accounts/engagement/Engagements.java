package io.abmsuite.accounts.engagement;

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

/** Reads what came back from campaigns, in the order it was told. */
@ApplicationScoped
public class Engagements {

    /** One engagement of an account. */
    public record Engagement(
            @NotNull UUID id,
            @NotNull String kind,
            UUID campaignId,
            String campaignName,
            UUID touchId,
            UUID contactId,
            @NotNull Instant occurredAt) {}

    private final Pool pool;

    Engagements(Pool pool) {
        this.pool = pool;
    }

    public Uni<List<Engagement>> of(UUID account, PageRequest page) {
        return pool.preparedQuery("""
                        select id, kind, campaign_id, campaign_name, touch_id, contact_id, occurred_at from engagement
                        where account_id = $1 and ($2::uuid is null or id > $2) order by id limit $3
                        """)
                .execute(Tuple.of(account, page.after(0) == null ? null : UUID.fromString(page.after(0)), page.fetch()))
                .map(rows -> Sql.list(
                        rows,
                        row -> new Engagement(
                                row.getUUID(0),
                                row.getString(1),
                                row.getUUID(2),
                                row.getString(3),
                                row.getUUID(4),
                                row.getUUID(5),
                                row.getOffsetDateTime(6).toInstant())));
    }
}
