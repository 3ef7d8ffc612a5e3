package io.abmsuite.accounts.dataimport;

import io.abmsuite.accounts.dataimport.ImportView.FileProblem;
import io.abmsuite.accounts.dataimport.ImportView.RevertStatus;
import io.abmsuite.accounts.dataimport.ImportView.RevertView;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Reads imports from rows of the database, with the estimate of their end. */
final class ImportRows {

    static final String SELECT = """
            select i.*, r.status as revert_status, r.reason, r.requested_by, r.requested_at,
                   r.finished_at as reverted_at, r.removed, r.archived, r.restored, r.conflicts, r.voided, r.discarded
            from data_import i left join import_revert r on r.import_id = i.id
            """;

    private static final int DECIMALS = 4;

    private ImportRows() {}

    static ImportView view(Row row, Duration keep) {
        ImportStatus status = ImportStatus.valueOf(row.getString("status"));
        String code = row.getString("problem_code");
        Long rate = rate(row);
        boolean dryRun = row.getBoolean("dry_run");
        Instant createdAt = time(row, "created_at");
        RevertView revert = revert(row);
        boolean revertible = !dryRun
                && (status == ImportStatus.COMPLETED || status == ImportStatus.COMPLETED_WITH_ERRORS)
                && (revert == null || revert.status() == RevertStatus.FAILED);
        return new ImportView(
                row.getUUID("id"),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("source"),
                status,
                dryRun,
                row.getLong("bytes"),
                row.getLong("rows_total"),
                row.getLong("rows_read"),
                row.getLong("rows_accepted"),
                row.getLong("rows_changed"),
                row.getLong("rows_rejected"),
                row.getLong("rows_aside"),
                null,
                progress(row, status),
                rate,
                status == ImportStatus.RUNNING ? estimate(row, rate) : null,
                List.of(row.getArrayOfStrings("ignored_columns")),
                code == null ? null : new FileProblem(code, row.getString("problem_detail")),
                row.getString("created_by"),
                createdAt,
                time(row, "started_at"),
                time(row, "finished_at"),
                revertible ? createdAt.plus(keep) : null,
                revert);
    }

    private static BigDecimal progress(Row row, ImportStatus status) {
        Long total = row.getLong("rows_total");
        if (status == ImportStatus.QUEUED || status == ImportStatus.RUNNING || status == ImportStatus.FAILED) {
            return total == null || total == 0
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(row.getLong("rows_read"))
                            .divide(BigDecimal.valueOf(total), DECIMALS, RoundingMode.DOWN)
                            .min(BigDecimal.ONE);
        }
        return BigDecimal.ONE;
    }

    /** Rows per second since the last claim; null until there is something to measure. */
    private static Long rate(Row row) {
        Instant since = time(row, "claimed_at");
        long rows = row.getLong("rows_read") - row.getLong("rows_at_claim");
        if (since == null || rows <= 0) {
            return null;
        }
        long millis =
                Math.max(1, Duration.between(since, time(row, "progress_at")).toMillis());
        return 1000 * rows / millis;
    }

    private static Instant estimate(Row row, Long rate) {
        Long total = row.getLong("rows_total");
        if (rate == null || rate == 0 || total == null) {
            return null;
        }
        long left = Math.max(0, total - row.getLong("rows_read"));
        return time(row, "progress_at").plusMillis(1000 * left / rate);
    }

    private static RevertView revert(Row row) {
        String status = row.getString("revert_status");
        return status == null
                ? null
                : new RevertView(
                        RevertStatus.valueOf(status),
                        row.getString("reason"),
                        row.getString("requested_by"),
                        time(row, "requested_at"),
                        time(row, "reverted_at"),
                        row.getLong("removed"),
                        row.getLong("archived"),
                        row.getLong("restored"),
                        row.getLong("conflicts"),
                        row.getLong("voided"),
                        row.getLong("discarded"));
    }

    private static Instant time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
