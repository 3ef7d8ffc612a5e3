package io.abmsuite.accounts.dataimport;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/**
 * Audit entries of imports: one when the file is stored, with its digest, and one when it is worked off, with the counts. The
 * rows have none of their own.
 */
@ApplicationScoped
class ImportAudit {

    private static final String OBJECT = "import";

    /** What was sent. */
    record Stored(ImportKind kind, String source, ImportFormat format, long bytes, String sha256) {}

    /** What became of it. */
    record Finished(
            String status, long rowsRead, long rowsAccepted, long rowsChanged, long rowsRejected, long rowsAside) {}

    /** Columns {@link #finished} reads. */
    static final String COLUMNS =
            "created_by, status, rows_read, rows_accepted, rows_changed, rows_rejected, rows_aside";

    private final AuditTrail trail;

    ImportAudit(AuditTrail trail) {
        this.trail = trail;
    }

    Uni<Void> stored(SqlClient transaction, UUID id, Stored file, Write write) {
        return trail.record(transaction, write, AuditedChange.of("startImport", OBJECT, id, null, file));
    }

    /** In the name of who sent the file. */
    Uni<Void> finished(SqlClient transaction, UUID id, Row row) {
        Finished finished = new Finished(
                row.getString("status"),
                row.getLong("rows_read"),
                row.getLong("rows_accepted"),
                row.getLong("rows_changed"),
                row.getLong("rows_rejected"),
                row.getLong("rows_aside"));
        return trail.record(
                transaction,
                Write.later(row.getString("created_by"), "import:" + id),
                AuditedChange.of("finishImport", OBJECT, id, Map.of("status", ImportStatus.RUNNING), finished));
    }
}
