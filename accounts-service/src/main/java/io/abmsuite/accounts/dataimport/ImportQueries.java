package io.abmsuite.accounts.dataimport;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.messaging.TopicPosition;
import io.abmsuite.platform.outbox.TrackedPublication;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads imports and their faults. */
@ApplicationScoped
public class ImportQueries {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /**
     * An import as callers see it: {@code rowsRead = rowsAccepted + rowsRejected + rowsAside}.
     *
     * @param rowsChanged accepted rows that altered something that was there
     * @param rowsAside sales that wait for their account
     * @param position what it has published, to be waited for elsewhere; null until all of it is sent
     * @param progress in percent
     * @param ignoredColumns columns of a sales file nobody reads
     * @param problem why the file as a whole could not be read
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ImportView(
            @NotNull UUID id,
            @NotNull ImportKind kind,
            @NotNull String source,
            @NotNull ImportStatus status,
            long rowsRead,
            long rowsAccepted,
            long rowsChanged,
            long rowsRejected,
            long rowsAside,
            String position,
            int progress,
            List<String> ignoredColumns,
            FileProblem problem,
            @NotNull String createdBy,
            @NotNull Instant createdAt,
            Instant finishedAt) {

        /** True if nothing more will happen. */
        public boolean isFinished() {
            return status != ImportStatus.QUEUED && status != ImportStatus.RUNNING;
        }

        private ImportView withPosition(String reached) {
            return new ImportView(
                    id,
                    kind,
                    source,
                    status,
                    rowsRead,
                    rowsAccepted,
                    rowsChanged,
                    rowsRejected,
                    rowsAside,
                    reached,
                    progress,
                    ignoredColumns,
                    problem,
                    createdBy,
                    createdAt,
                    finishedAt);
        }
    }

    /** Why a file could not be read. */
    public record FileProblem(String code, String detail) {}

    private final Pool pool;
    private final TrackedPublication publication;

    ImportQueries(Pool pool, TrackedPublication publication) {
        this.pool = pool;
        this.publication = publication;
    }

    /** One import; 404 if there is none. */
    public Uni<ImportView> get(UUID id) {
        return pool.preparedQuery("select * from data_import where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Sql.first(rows, ImportQueries::view))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("IMPORT_NOT_FOUND", "There is no import " + id + "."))
                .chain(view -> publication
                        .positions(id)
                        .map(positions -> positions == null || !view.isFinished()
                                ? view
                                : view.withPosition(TopicPosition.print(positions))));
    }

    /** The import as soon as it is finished and all it published is sent, at the latest when the wait is over. */
    public Uni<ImportView> await(UUID id, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        return Multi.createBy()
                .repeating()
                .uni(() -> get(id))
                .withDelay(LOOK_AGAIN)
                .whilst(view -> !(view.isFinished() && view.position() != null) && System.nanoTime() < deadline)
                .collect()
                .last();
    }

    /** One row more than the page has, the newest first. */
    public Uni<List<ImportView>> list(PageRequest page) {
        return pool.preparedQuery(
                        "select * from data_import where ($1::uuid is null or id < $1) order by id desc limit $2")
                .execute(Tuple.of(page.after(0) == null ? null : UUID.fromString(page.after(0)), page.fetch()))
                .map(rows -> Sql.list(rows, ImportQueries::view));
    }

    /** Faults after this one, in the order of the rows. */
    public Uni<List<StoredFault>> faults(UUID id, long afterRow, int afterN, int count) {
        return pool.preparedQuery("""
                        select row_number, n, column_name, code, message, raw from import_error
                        where import_id = $1 and (row_number, n) > ($2, $3) order by row_number, n limit $4
                        """)
                .execute(Tuple.of(id, afterRow, afterN, count))
                .map(rows -> Sql.list(
                        rows,
                        row -> new StoredFault(
                                row.getInteger(1),
                                new RowFault(
                                        row.getLong(0),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5)))));
    }

    /** A fault with its place among those of its row. */
    public record StoredFault(int n, RowFault fault) {}

    private static ImportView view(Row row) {
        long bytes = row.getLong("bytes");
        ImportStatus status = ImportStatus.valueOf(row.getString("status"));
        String code = row.getString("problem_code");
        return new ImportView(
                row.getUUID("id"),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("source"),
                status,
                row.getLong("rows_read"),
                row.getLong("rows_accepted"),
                row.getLong("rows_changed"),
                row.getLong("rows_rejected"),
                row.getLong("rows_aside"),
                null,
                bytes == 0 ? 100 : (int) Math.min(100, 100 * row.getLong("bytes_done") / bytes),
                List.of(row.getArrayOfStrings("ignored_columns")),
                code == null ? null : new FileProblem(code, row.getString("problem_detail")),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("finished_at") == null
                        ? null
                        : row.getOffsetDateTime("finished_at").toInstant());
    }
}
