package io.abmsuite.accounts.dataimport;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.messaging.TopicPosition;
import io.abmsuite.platform.outbox.TrackedPublication;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads imports and their faults. */
@ApplicationScoped
public class ImportQueries {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Pool pool;
    private final TrackedPublication publication;
    private final Duration keep;

    ImportQueries(
            Pool pool,
            TrackedPublication publication,
            @ConfigProperty(name = "accounts.import.keep", defaultValue = "7D") Duration keep) {
        this.pool = pool;
        this.publication = publication;
        this.keep = keep;
    }

    /** One import; 404 if there is none. */
    public Uni<ImportView> get(UUID id) {
        return pool.preparedQuery(ImportRows.SELECT + " where i.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Sql.one(
                        rows,
                        row -> ImportRows.view(row, keep),
                        () -> ProblemException.notFound("IMPORT_NOT_FOUND", "There is no import " + id + ".")))
                .chain(view -> view.isFinished()
                        ? publication
                                .positions(id)
                                .map(sent -> sent == null ? view : view.withPosition(TopicPosition.print(sent)))
                        : Uni.createFrom().item(view));
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
                        ImportRows.SELECT + " where ($1::uuid is null or i.id < $1) order by i.id desc limit $2")
                .execute(Tuple.of(page.after(0) == null ? null : UUID.fromString(page.after(0)), page.fetch()))
                .map(rows -> Sql.list(rows, row -> ImportRows.view(row, keep)));
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
}
