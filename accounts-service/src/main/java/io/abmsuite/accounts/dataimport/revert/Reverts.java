package io.abmsuite.accounts.dataimport.revert;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks for reverts and tells what they could not take back. */
@ApplicationScoped
public class Reverts {

    private static final String FIND = """
            select i.status, i.dry_run, r.status as revert_status,
                   exists (select 1 from import_chunk k where k.import_id = i.id) as stored
            from data_import i left join import_revert r on r.import_id = i.id where i.id = $1 for update of i
            """;
    private static final String ADD = """
            insert into import_revert (import_id, status, reason, requested_by, requested_at)
            values ($1, 'QUEUED', $2, $3, $4)
            on conflict (import_id) do update set status = 'QUEUED', reason = excluded.reason, finished_at = null,
                problem_code = null, requested_by = excluded.requested_by, requested_at = excluded.requested_at
            """;
    private static final String KEPT = """
            select c.object_id, c.outcome, c.cause, coalesce(a.code, k.external_id) as name
            from import_change c left join account a on a.id = c.object_id left join contact k on k.id = c.object_id
            where c.import_id = $1 and c.outcome in ('CONFLICT', 'ARCHIVED') and c.object_id > $2
            order by c.object_id limit $3
            """;

    private final Pool pool;
    private final AuditTrail audit;
    private final Clock clock;

    Reverts(Pool pool, AuditTrail audit, Clock clock) {
        this.pool = pool;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a revert could not take back: it is archived, or left as somebody has changed it since. */
    public record Kept(UUID id, String name, String outcome, String cause) {}

    private record Found(String status, boolean dryRun, String revert, boolean stored) {}

    /** Queues the revert of a completed import whose file is still kept; one that is under way is not begun again. */
    public Uni<Void> request(UUID importId, String reason, Write write) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(importId))
                .map(rows -> Sql.first(
                        rows,
                        row -> new Found(
                                row.getString("status"),
                                row.getBoolean("dry_run"),
                                row.getString("revert_status"),
                                row.getBoolean("stored"))))
                .chain(found -> {
                    if (isUnderWay(found)) {
                        return Uni.createFrom().voidItem();
                    }
                    check(importId, found);
                    return add(transaction, importId, reason, write);
                }));
    }

    private static boolean isUnderWay(Found found) {
        return found != null && ("QUEUED".equals(found.revert()) || "RUNNING".equals(found.revert()));
    }

    private static void check(UUID importId, Found found) {
        if (found == null) {
            throw ProblemException.notFound("IMPORT_NOT_FOUND", "There is no import " + importId + ".");
        }
        if (found.dryRun() || !found.status().startsWith("COMPLETED")) {
            throw ProblemException.conflict(
                    "IMPORT_MOVE_NOT_ALLOWED",
                    found.dryRun()
                            ? "A dry run has changed nothing that could be taken back."
                            : "Only a completed import can be reverted; this one is " + found.status() + ".",
                    Map.of("state", found.status(), "allowed", List.of()));
        }
        if (!found.stored()) {
            throw new ProblemException(Problem.of(
                    409, "IMPORT_FILE_GONE", "The file is kept no longer; what it said cannot be told any more."));
        }
    }

    private Uni<Void> add(SqlConnection transaction, UUID importId, String reason, Write write) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        importId, reason, write.actor(), clock.instant().atOffset(ZoneOffset.UTC)))
                .chain(() -> audit.record(
                        transaction,
                        write,
                        AuditedChange.of("revertImport", "import", importId, null, Map.of("revert", "QUEUED"))
                                .because(reason)));
    }

    /** Those after this one, in the order of their ids. */
    public Uni<List<Kept>> kept(UUID importId, UUID after, int count) {
        return pool.preparedQuery(KEPT)
                .execute(Tuple.of(importId, after, count))
                .map(rows -> Sql.list(
                        rows, row -> new Kept(row.getUUID(0), row.getString(3), row.getString(1), row.getString(2))));
    }
}
