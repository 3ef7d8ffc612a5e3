package io.abmsuite.accounts.dataimport;

import io.abmsuite.accounts.dataimport.ImportAudit.Stored;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The jobs and who works on them. A claim is a lease with a token; every write asks for the token, so that a worker that
 * lost its lease cannot write any more, and a job whose worker died is taken up again. Jobs run side by side where the
 * result is the same as one after the other: a job waits for earlier ones of its source that have its kind or bring the
 * accounts it names, a revert for all earlier ones, and two of the same source and kind never run at once.
 */
@ApplicationScoped
public class ImportQueue {

    /** How long a claim holds without a sign of life, as SQL. */
    public static final String LEASE = "interval '10 seconds'";

    /** Whether a job may start depends on other rows: claimers go one after the other. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtext('import_work.claim'))";

    private static final String NEXT = """
            select w.id, w.task from import_work w
            where (w.status = 'QUEUED' or w.claimed_until < now()) and not exists (
                select 1 from import_work e
                where e.source = w.source and e.task <> 'DRY_RUN' and (e.id, e.task) <> (w.id, w.task)
                  and (e.kind = w.kind and (e.queued_as < w.queued_as or e.status = 'RUNNING')
                       or (e.kind = 'accounts' or w.task = 'REVERT') and e.queued_as < w.queued_as))
            order by w.queued_as limit 1
            """;
    private static final String CLAIM_IMPORT = """
            update data_import set status = 'RUNNING', claim_token = $2, claimed_until = now() + %s,
                started_at = coalesce(started_at, now()), claimed_at = now(), progress_at = now(), rows_at_claim = rows_read
            where id = $1 returning id, kind, source, format, rows_read
            """.formatted(LEASE);
    private static final String BEGIN_AGAIN = """
            update data_import set rows_read = 0, rows_accepted = 0, rows_changed = 0, rows_rejected = 0, rows_aside = 0,
                errors = 0 where id = $1
            """;
    private static final String CLAIM_REVERT = """
            update import_revert r set status = 'RUNNING', claim_token = $2, claimed_until = now() + %s
            from data_import i where i.id = r.import_id and r.import_id = $1
            returning i.id, i.kind, i.source, i.format, r.rows_done as rows_read
            """.formatted(LEASE);
    private static final String ADD = """
            insert into data_import (id, kind, source, format, status, bytes, rows_total, dry_run, created_by, created_at)
            values ($1, $2, $3, $4, 'QUEUED', $5, $6, $7, $8, $9)
            """;

    private final Pool pool;
    private final Creations creations;
    private final ImportAudit audit;
    private final Clock clock;

    ImportQueue(Pool pool, Creations creations, ImportAudit audit, Clock clock) {
        this.pool = pool;
        this.creations = creations;
        this.audit = audit;
        this.clock = clock;
    }

    /** An import whose file is stored under its id. */
    public record NewImport(
            UUID id,
            ImportKind kind,
            String source,
            ImportFormat format,
            boolean dryRun,
            long bytes,
            long rows,
            String sha256) {}

    /** Queues an import. */
    public Uni<Void> add(NewImport wanted, Write write) {
        return pool.withTransaction(transaction -> creations
                .claim(transaction, write, wanted.id())
                .chain(() -> transaction
                        .preparedQuery(ADD)
                        .execute(Tuple.tuple()
                                .addUUID(wanted.id())
                                .addString(wanted.kind().name())
                                .addString(wanted.source())
                                .addString(wanted.format().name())
                                .addLong(wanted.bytes())
                                .addLong(wanted.rows())
                                .addBoolean(wanted.dryRun())
                                .addString(write.actor())
                                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))))
                .chain(() -> audit.stored(transaction, wanted.id(), stored(wanted), write)));
    }

    private static Stored stored(NewImport file) {
        return new Stored(file.kind(), file.source(), file.format(), file.bytes(), file.sha256());
    }

    /** The oldest job that may start and nobody works on; null if there is none. */
    Uni<ImportJob> claim() {
        return pool.withTransaction(transaction -> transaction
                .query(LOCK)
                .execute()
                .chain(() -> transaction.preparedQuery(NEXT).execute())
                .chain(found -> found.size() == 0
                        ? Uni.createFrom().nullItem()
                        : claim(
                                transaction,
                                found.iterator().next().getUUID("id"),
                                ImportTask.valueOf(found.iterator().next().getString("task")))));
    }

    private static Uni<ImportJob> claim(SqlConnection transaction, UUID id, ImportTask task) {
        UUID token = UUID.randomUUID();
        return beginAgain(transaction, id, task)
                .chain(() -> transaction
                        .preparedQuery(task == ImportTask.REVERT ? CLAIM_REVERT : CLAIM_IMPORT)
                        .execute(Tuple.of(id, token)))
                .map(rows -> Sql.first(rows, row -> job(row, token, task)));
    }

    /** Nothing stays of a dry run: one that was interrupted begins again. */
    private static Uni<Void> beginAgain(SqlConnection transaction, UUID id, ImportTask task) {
        if (task != ImportTask.DRY_RUN) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(BEGIN_AGAIN)
                .execute(Tuple.of(id))
                .chain(() -> transaction
                        .preparedQuery("delete from import_error where import_id = $1")
                        .execute(Tuple.of(id)))
                .replaceWithVoid();
    }

    private static ImportJob job(Row row, UUID token, ImportTask task) {
        return new ImportJob(
                row.getUUID("id"),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("source"),
                ImportFormat.valueOf(row.getString("format")),
                token,
                row.getLong("rows_read"),
                task);
    }
}
