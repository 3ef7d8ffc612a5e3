package io.abmsuite.accounts.dataimport;

import io.abmsuite.accounts.dataimport.ImportAudit.Stored;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.outbox.EventProducer.Sent;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The jobs and who works on them. A claim is a lease with a token; every write asks for the token, so that a worker that
 * lost its lease cannot write any more, and a job whose worker died is taken up again.
 */
@ApplicationScoped
public class ImportQueue {

    private static final String LEASE = "interval '15 seconds'";
    private static final String CLAIM = """
            update data_import set status = 'RUNNING', claim_token = $1, claimed_until = now() + %s
            where id = (select id from data_import
                        where status = 'QUEUED' or status = 'RUNNING' and claimed_until < now()
                        order by id limit 1 for update skip locked)
            returning id, kind, source, format, rows_read
            """.formatted(LEASE);
    private static final String ADVANCE = """
            update data_import set rows_read = rows_read + $3, rows_accepted = rows_accepted + $4,
                rows_changed = rows_changed + $5, rows_rejected = rows_rejected + $6, rows_aside = rows_aside + $7,
                errors = errors + $8, bytes_done = greatest(bytes_done, $9), claimed_until = now() + %s
            where id = $1 and claim_token = $2 and status = 'RUNNING' returning 1
            """.formatted(LEASE);
    private static final String RENEW =
            "update data_import set claimed_until = now() + %s where id = $1 and claim_token = $2 and status = 'RUNNING' returning 1"
                    .formatted(LEASE);
    private static final String STORE_FAULTS = """
            insert into import_error (import_id, row_number, n, column_name, code, message, raw)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
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
                bytes_done = bytes, claim_token = null, claimed_until = null
            where id = $1 and claim_token = $2 returning %s
            """.formatted(ImportAudit.COLUMNS);

    private final Pool pool;
    private final Creations creations;
    private final ImportAudit audit;
    private final ImportMetrics metrics;
    private final Clock clock;

    ImportQueue(Pool pool, Creations creations, ImportAudit audit, ImportMetrics metrics, Clock clock) {
        this.pool = pool;
        this.creations = creations;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Queues a job whose file is stored. */
    public Uni<Void> add(
            UUID id, ImportKind kind, String source, ImportFormat format, long bytes, String sha256, Write write) {
        Stored file = new Stored(kind, source, format, bytes, sha256);
        return pool.withTransaction(transaction -> creations
                .claim(transaction, write, id)
                .chain(() -> transaction
                        .preparedQuery("""
                        insert into data_import (id, kind, source, format, status, bytes, created_by, created_at)
                        values ($1, $2, $3, $4, 'QUEUED', $5, $6, $7)
                        """)
                        .execute(Tuple.tuple()
                                .addUUID(id)
                                .addString(kind.name())
                                .addString(source)
                                .addString(format.name())
                                .addLong(bytes)
                                .addString(write.actor())
                                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))))
                .chain(() -> audit.stored(transaction, id, file, write)));
    }

    /** The oldest job nobody works on; null if there is none. */
    Uni<ImportJob> claim() {
        UUID token = UUID.randomUUID();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(token))
                .map(rows -> Sql.first(
                        rows,
                        row -> new ImportJob(
                                row.getUUID("id"),
                                ImportKind.valueOf(row.getString("kind")),
                                row.getString("source"),
                                ImportFormat.valueOf(row.getString("format")),
                                token,
                                row.getLong("rows_read"))));
    }

    /** Keeps the claim while a step takes long. */
    public Uni<Void> renew(ImportJob job) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(job.id(), job.token()))
                .invoke(rows -> requireClaim(rows.size()))
                .replaceWithVoid();
    }

    /** Writes the progress of a batch and its faults in the batch's own transaction. */
    public Uni<Void> advance(SqlClient transaction, ImportJob job, BatchCounts counts, long bytesDone) {
        Tuple values = Tuple.tuple()
                .addUUID(job.id())
                .addUUID(job.token())
                .addLong(counts.read())
                .addLong(counts.accepted())
                .addLong(counts.changed())
                .addLong(counts.rejected())
                .addLong(counts.aside())
                .addLong((long) counts.faults().size())
                .addLong(bytesDone);
        return transaction
                .preparedQuery(ADVANCE)
                .execute(values)
                .invoke(rows -> requireClaim(rows.size()))
                .chain(() -> storeFaults(transaction, job, counts.faults()))
                .invoke(() -> metrics.taken(job.kind(), counts));
    }

    /** Adds faults found after the last row; the rows themselves are in. */
    public Uni<Void> noteFaults(SqlClient transaction, ImportJob job, List<RowFault> faults) {
        return transaction
                .preparedQuery("update data_import set errors = errors + $2 where id = $1")
                .execute(Tuple.of(job.id(), (long) faults.size()))
                .chain(() -> storeFaults(transaction, job, faults));
    }

    private static Uni<Void> storeFaults(SqlClient transaction, ImportJob job, List<RowFault> faults) {
        if (faults.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = new ArrayList<>();
        for (int n = 0; n < faults.size(); n++) {
            RowFault fault = faults.get(n);
            rows.add(Tuple.tuple()
                    .addUUID(job.id())
                    .addLong(fault.row())
                    .addInteger(n)
                    .addString(fault.column())
                    .addString(fault.code())
                    .addString(fault.message())
                    .addString(fault.raw()));
        }
        return transaction.preparedQuery(STORE_FAULTS).executeBatch(rows).replaceWithVoid();
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
        return pool.preparedQuery("update data_import set ignored_columns = $2 where id = $1")
                .execute(Tuple.of(job.id()).addArrayOfString(columns.toArray(String[]::new)))
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
                .invoke(rows -> requireClaim(rows.size()))
                .call(rows ->
                        audit.finished(transaction, job.id(), rows.iterator().next()))
                .chain(() -> transaction
                        .preparedQuery("delete from import_sale where import_id = $1")
                        .execute(Tuple.of(job.id())))
                .chain(() -> transaction
                        .preparedQuery("delete from import_parent where import_id = $1")
                        .execute(Tuple.of(job.id())))
                .replaceWithVoid());
    }

    private static void requireClaim(int rows) {
        if (rows == 0) {
            throw new LostClaimException();
        }
    }

    /** Another worker has taken the job over. */
    static final class LostClaimException extends RuntimeException {}
}
