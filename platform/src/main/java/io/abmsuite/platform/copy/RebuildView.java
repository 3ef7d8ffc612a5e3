package io.abmsuite.platform.copy;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * How a rebuild stands.
 *
 * @param status RUNNING, COMPLETED or FAILED
 * @param progress percent of the records that are read
 * @param rowsAdded rows that were missing; known when it is completed, as are changed and removed ones
 * @param problem why it failed
 */
public record RebuildView(
        @NotNull UUID id,
        @NotNull String copy,
        @NotNull String status,
        int progress,
        long recordsRead,
        long recordsExpected,
        Long rowsAdded,
        Long rowsChanged,
        Long rowsRemoved,
        String problem,
        @NotNull String startedBy,
        @NotNull Instant startedAt,
        Instant finishedAt) {

    static RebuildView of(Row row) {
        long read = row.getLong("records_read");
        long expected = row.getLong("records_expected");
        String status = row.getString("status");
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new RebuildView(
                row.getUUID("id"),
                row.getString("copy"),
                status,
                status.equals("COMPLETED") ? 100 : expected == 0 ? 0 : (int) Math.min(99, read * 100 / expected),
                read,
                expected,
                row.getLong("rows_added"),
                row.getLong("rows_changed"),
                row.getLong("rows_removed"),
                row.getString("problem"),
                row.getString("started_by"),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }

    /** True if nothing more will happen. */
    public boolean ended() {
        return !status.equals("RUNNING");
    }
}
