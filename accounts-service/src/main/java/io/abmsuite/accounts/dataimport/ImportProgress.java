package io.abmsuite.accounts.dataimport;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.outbox.EventProducer.Sent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Writes how far an import has come: counts, faults, positions and its end. Each write asks for the claim. */
@ApplicationScoped
public class ImportProgress {

    private static final String CLAIMED = " where id = $1 and claim_token = $2 and status = 'RUNNING'";
    private static final String ADVANCE = """
            update data_import set rows_read = rows_read + $3, rows_accepted = rows_accepted + $4,
                rows_changed = rows_changed + $5, rows_rejected = rows_rejected + $6, rows_aside = rows_aside + $7,
                errors = errors + $8, progress_at = now(),
                claimed_until = now() + %s
            """.formatted(ImportQueue.LEASE) + CLAIMED;
    private static final String RENEW = "update data_import set claimed_until = now() + " + ImportQueue.LEASE + CLAIMED;
    private static final String STORE_FAULTS = """
            insert into import_error (import_id, row_number, n, column_name, code, message, raw)
            select $1, f.* from unnest($2::bigint[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[])
                 as f(row_number, n, column_name, code, message, raw)
            on conflict do nothing
            """;
    private static final String POSITIONS = """
            insert into publication_position (tracking_id, topic, partition, next_offset)
            select $1, t.topic, t.partition, t.next_offset
            from unnest($2::text[], $3::int[], $4::bigint[]) as t(topic, partition, next_offset)
            on conflict (tracking_id, topic, partition)
            do update set next_offset = greatest(publication_position.next_offset, excluded.next_offset)
            """;
    private static final String FINISH = """
            update data_import set status = $3, problem_code = $4, problem_detail = $5, finished_at = $6,
                claim_token = null, claimed_until = null
            """ + CLAIMED + " returning " + ImportAudit.COLUMNS;

    private final Pool pool;
    private final ImportAudit audit;
    private final ImportMetrics metrics;
    private final Clock clock;

    ImportProgress(Pool pool, ImportAudit audit, ImportMetrics metrics, Clock clock) {
        this.pool = pool;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Keeps the claim while a step takes long. */
    public Uni<Void> renew(ImportJob job) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(job.id(), job.token()))
                .invoke(rows -> LostClaimException.unless(rows.rowCount() == 1))
                .replaceWithVoid();
    }

    /** Gives the claim back: the work goes on at once elsewhere, or after the next start. */
    Uni<Void> release(ImportJob job) {
        return pool.preparedQuery("update data_import set claimed_until = now()" + CLAIMED)
                .execute(Tuple.of(job.id(), job.token()))
                .replaceWithVoid();
    }

    /** Writes the progress of a batch and its faults in the batch's own transaction. */
    public Uni<Void> advance(SqlClient transaction, ImportJob job, BatchCounts counts) {
        Tuple values = Tuple.tuple()
                .addUUID(job.id())
                .addUUID(job.token())
                .addLong(counts.read())
                .addLong(counts.accepted())
                .addLong(counts.changed())
                .addLong(counts.rejected())
                .addLong(counts.aside())
                .addLong((long) counts.faults().size());
        return transaction
                .preparedQuery(ADVANCE)
                .execute(values)
                .invoke(rows -> LostClaimException.unless(rows.rowCount() == 1))
                .chain(() -> storeFaults(transaction, job, counts.faults()))
                .invoke(() -> count(job, counts));
    }

    private void count(ImportJob job, BatchCounts counts) {
        if (!job.isDryRun()) {
            metrics.taken(job.kind(), counts);
        }
    }

    private static Uni<Void> storeFaults(SqlClient transaction, ImportJob job, List<RowFault> faults) {
        if (faults.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Integer[] n = new Integer[faults.size()];
        for (int i = 0; i < n.length; i++) {
            n[i] = i;
        }
        Tuple values = Tuple.of(job.id())
                .addArrayOfLong(faults.stream().map(RowFault::row).toArray(Long[]::new))
                .addArrayOfInteger(n)
                .addArrayOfString(texts(faults, RowFault::column))
                .addArrayOfString(texts(faults, RowFault::code))
                .addArrayOfString(texts(faults, RowFault::message))
                .addArrayOfString(texts(faults, RowFault::raw));
        return transaction.preparedQuery(STORE_FAULTS).execute(values).replaceWithVoid();
    }

    private static String[] texts(List<RowFault> faults, Function<RowFault, String> text) {
        return faults.stream().map(text).toArray(String[]::new);
    }

    /** Remembers where events ended up that were sent without the outbox. */
    public Uni<Void> rememberPositions(SqlClient transaction, ImportJob job, List<Sent> fates) {
        Map<String, Sent> furthest = new TreeMap<>();
        for (Sent fate : fates) {
            furthest.merge(fate.topic() + "/" + fate.partition(), fate, (a, b) -> a.offset() > b.offset() ? a : b);
        }
        if (furthest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Sent> ends = List.copyOf(furthest.values());
        return transaction
                .preparedQuery(POSITIONS)
                .execute(Tuple.of(job.id())
                        .addArrayOfString(ends.stream().map(Sent::topic).toArray(String[]::new))
                        .addArrayOfInteger(ends.stream().map(Sent::partition).toArray(Integer[]::new))
                        .addArrayOfLong(
                                ends.stream().map(end -> end.offset() + 1).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Notes the columns nobody reads. */
    Uni<Void> noteIgnored(ImportJob job, List<String> columns) {
        return pool.preparedQuery("update data_import set ignored_columns = $3" + CLAIMED)
                .execute(Tuple.of(job.id(), job.token()).addArrayOfString(columns.toArray(String[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> complete(ImportJob job) {
        return pool.preparedQuery("select errors from data_import where id = $1")
                .execute(Tuple.of(job.id()))
                .map(rows -> Sql.first(rows, row -> row.getLong(0)))
                .chain(errors -> finish(
                        job, errors == 0 ? ImportStatus.COMPLETED : ImportStatus.COMPLETED_WITH_ERRORS, null, null));
    }

    Uni<Void> fail(ImportJob job, String code, String detail) {
        return finish(job, ImportStatus.FAILED, code, detail);
    }

    private Uni<Void> finish(ImportJob job, ImportStatus status, String code, String detail) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(FINISH)
                .execute(Tuple.tuple()
                        .addUUID(job.id())
                        .addUUID(job.token())
                        .addString(status.name())
                        .addString(code)
                        .addString(detail)
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                .invoke(rows -> LostClaimException.unless(rows.rowCount() == 1))
                .chain(rows ->
                        audit.finished(transaction, job.id(), rows.iterator().next()))
                .chain(() -> drop(transaction, "import_sale", job.id()))
                .chain(() -> drop(transaction, "import_parent", job.id())));
    }

    private static Uni<Void> drop(SqlClient transaction, String table, UUID id) {
        return transaction
                .preparedQuery("delete from " + table + " where import_id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }
}
