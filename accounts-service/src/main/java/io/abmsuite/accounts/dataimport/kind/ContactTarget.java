package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.account.AccountNames;
import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.contact.ContactSnapshots;
import io.abmsuite.accounts.dataimport.BatchCounts;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.ImportQueue;
import io.abmsuite.accounts.dataimport.ImportTarget;
import io.abmsuite.accounts.dataimport.RowFault;
import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Contact rows: inserted or updated by source and contact id; their account must exist. */
@ApplicationScoped
class ContactTarget implements ImportTarget {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> REQUIRED = Set.of("contact_id", "account_id");
    private static final List<Column> COLUMNS = List.of(
            Column.text("full_name", 300),
            Column.text("first_name", 150),
            Column.text("last_name", 150),
            Column.text("title", 200),
            Column.text("email", 300),
            Column.text("phone", 60));

    private final Pool pool;
    private final AccountNames names;
    private final ContactSnapshots snapshots;
    private final ImportQueue queue;
    private final Clock clock;

    ContactTarget(Pool pool, AccountNames names, ContactSnapshots snapshots, ImportQueue queue, Clock clock) {
        this.pool = pool;
        this.names = names;
        this.snapshots = snapshots;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.contacts;
    }

    @Override
    public Set<String> required() {
        return REQUIRED;
    }

    @Override
    public Set<String> known() {
        return Column.names(COLUMNS, REQUIRED);
    }

    @Override
    public boolean keepsUnknownColumns() {
        return true;
    }

    @Override
    public void take(ImportJob job, Set<String> columns, List<ImportRow> rows, long bytesDone) {
        List<RowFault> faults = new ArrayList<>();
        Map<String, Upsert.Line> lines = new LinkedHashMap<>();
        Map<String, Named> accounts = await(names.resolve(
                pool,
                job.source(),
                rows.stream()
                        .map(row -> row.get("account_id"))
                        .filter(ref -> ref != null)
                        .toList()));
        long repeated = 0;
        for (ImportRow row : rows) {
            RowCheck check = new RowCheck(row);
            String id = check.required("contact_id", 120);
            String ref = check.required("account_id", 120);
            Named account = accounts.get(ref);
            if (account != null && !account.isKnown()) {
                check.fault(
                        "account_id",
                        account.ambiguous() ? "AMBIGUOUS_ACCOUNT" : "UNKNOWN_ACCOUNT",
                        account.ambiguous()
                                ? "is the code of one account and the external id of another"
                                : "names no account");
            }
            Map<String, Object> values = Column.read(COLUMNS, columns, check);
            if (check.isBroken()) {
                faults.addAll(check.faults());
                continue;
            }
            values.put("source", job.source());
            values.put("external_id", id);
            values.put("account_id", account.id());
            Upsert.Line line = new Upsert.Line(values, Column.attributes(row, known()));
            repeated += line.differsFrom(lines.put(id, line)) ? 1 : 0;
        }
        commit(job, columns, rows, bytesDone, lines, faults, repeated);
    }

    private void commit(
            ImportJob job,
            Set<String> columns,
            List<ImportRow> rows,
            long bytesDone,
            Map<String, Upsert.Line> lines,
            List<RowFault> faults,
            long repeated) {
        Upsert upsert = new Upsert("contact", "source, external_id", Column.present(COLUMNS, columns))
                .with("source", "text")
                .with("external_id", "text")
                .updating("account_id", "uuid");
        long rejected = faults.stream().mapToLong(RowFault::row).distinct().count();
        await(pool.withTransaction(transaction -> upsert.run(transaction, List.copyOf(lines.values()), clock.instant())
                .call(result -> snapshots.store(transaction, result.touched().toArray(UUID[]::new), job.id()))
                .chain(result -> queue.advance(
                        transaction,
                        job,
                        new BatchCounts(rows.size(), rows.size() - rejected, result.updated() + repeated, 0, faults),
                        bytesDone))));
    }

    private static <T> T await(Uni<T> step) {
        return step.await().atMost(PATIENCE);
    }
}
