package io.abmsuite.accounts.dataimport.revert;

import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportQueue;
import io.abmsuite.accounts.dataimport.LostClaimException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes how far a revert has come. Each write asks for the claim. */
@ApplicationScoped
class RevertProgress {

    private static final String CLAIMED = " where import_id = $1 and claim_token = $2 and status = 'RUNNING'";
    private static final String ADVANCE = """
            update import_revert set rows_done = rows_done + $3, removed = removed + $4, restored = restored + $5,
                archived = archived + $6, conflicts = conflicts + $7, voided = voided + $8, discarded = discarded + $9,
                claimed_until = now() + %s
            """.formatted(ImportQueue.LEASE) + CLAIMED;
    private static final String END = """
            update import_revert set status = $3, problem_code = $4, finished_at = now(), claim_token = null,
                claimed_until = null
            """ + CLAIMED;

    private final Pool pool;

    RevertProgress(Pool pool) {
        this.pool = pool;
    }

    /** Writes what became of a batch in the batch's own transaction. */
    Uni<Void> advance(SqlClient transaction, ImportJob job, RevertCounts counts) {
        return write(
                transaction,
                ADVANCE,
                claim(job)
                        .addLong(counts.rows())
                        .addLong(counts.removed())
                        .addLong(counts.restored())
                        .addLong(counts.archived())
                        .addLong(counts.conflicts())
                        .addLong(counts.voided())
                        .addLong(counts.discarded()));
    }

    /** Keeps the claim while a step takes long. */
    Uni<Void> renew(ImportJob job) {
        return write(
                pool, "update import_revert set claimed_until = now() + " + ImportQueue.LEASE + CLAIMED, claim(job));
    }

    /** Gives the claim back. */
    Uni<Void> release(ImportJob job) {
        return write(pool, "update import_revert set claimed_until = now()" + CLAIMED, claim(job));
    }

    Uni<Void> complete(ImportJob job) {
        return pool.withTransaction(transaction -> write(
                        transaction, END, claim(job).addString("COMPLETED").addString(null))
                .chain(() -> transaction
                        .preparedQuery("update data_import set status = 'REVERTED' where id = $1")
                        .execute(Tuple.of(job.id())))
                .replaceWithVoid());
    }

    Uni<Void> fail(ImportJob job, String code) {
        return write(pool, END, claim(job).addString("FAILED").addString(code));
    }

    private static Tuple claim(ImportJob job) {
        return Tuple.of(job.id(), job.token());
    }

    private static Uni<Void> write(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .invoke(rows -> LostClaimException.unless(rows.rowCount() == 1))
                .replaceWithVoid();
    }
}
