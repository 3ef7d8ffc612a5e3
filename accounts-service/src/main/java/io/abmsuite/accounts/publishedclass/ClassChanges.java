package io.abmsuite.accounts.publishedclass;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads how the published class of an account moved, the oldest change first. */
@ApplicationScoped
public class ClassChanges {

    /** One change; from is null for the first class. */
    public record ClassChange(
            @NotNull UUID id,
            String policy,
            UUID runId,
            LocalDate asOf,
            String fromCell,
            String fromLifecycle,
            String toCell,
            String toLifecycle,
            String cause,
            @NotNull Instant recordedAt) {}

    private final Pool pool;

    ClassChanges(Pool pool) {
        this.pool = pool;
    }

    public Uni<List<ClassChange>> of(UUID account, PageRequest page) {
        return pool.preparedQuery("""
                        select event_id, policy, run_id, as_of, from_cell, from_lifecycle, to_cell, to_lifecycle, cause,
                               recorded_at
                        from class_change where account_id = $1 and ($2::uuid is null or event_id > $2)
                        order by event_id limit $3
                        """)
                .execute(Tuple.of(account, page.after(0) == null ? null : UUID.fromString(page.after(0)), page.fetch()))
                .map(rows -> Sql.list(
                        rows,
                        row -> new ClassChange(
                                row.getUUID(0),
                                row.getString(1),
                                row.getUUID(2),
                                row.getLocalDate(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getOffsetDateTime(9).toInstant())));
    }
}
