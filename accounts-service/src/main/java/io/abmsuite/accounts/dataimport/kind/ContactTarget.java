package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.account.AccountNames;
import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.contact.ContactSnapshots;
import io.abmsuite.accounts.dataimport.BatchCounts;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.ImportRun;
import io.abmsuite.accounts.dataimport.ImportTarget;
import io.abmsuite.accounts.dataimport.RowFault;
import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
    private static final Set<String> KNOWN = Column.names(COLUMNS, REQUIRED);

    private final AccountNames names;
    private final ContactSnapshots snapshots;
    private final Clock clock;

    ContactTarget(AccountNames names, ContactSnapshots snapshots, Clock clock) {
        this.names = names;
        this.snapshots = snapshots;
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
        return KNOWN;
    }

    @Override
    public boolean keepsUnknownColumns() {
        return true;
    }

    @Override
    public void take(ImportRun run, List<ImportRow> rows) {
        ImportJob job = run.job();
        run.bring(
                "contact",
                "source = $1 and external_id = any($2)",
                Tuple.of(job.source()).addArrayOfString(texts(rows, "contact_id")));
        Map<String, Named> accounts = names.resolve(run.database(), job.source(), List.of(texts(rows, "account_id")))
                .await()
                .atMost(PATIENCE);
        Batch batch = new Batch();
        rows.forEach(
                row -> read(row, row.get("account_id") == null ? null : accounts.get(row.get("account_id")), batch));
        batch.lines.values().forEach(line -> line.values().put("source", job.source()));
        Upsert upsert = new Upsert("contact", "source, external_id")
                .with("source", "text")
                .with("external_id", "text")
                .updating("account_id", "uuid");
        run.commit(transaction -> upsert.run(transaction, job.id(), batch.lines.values(), clock.instant())
                .call(result -> snapshots.store(transaction, result.touched().toArray(UUID[]::new), job.id()))
                .map(result -> BatchCounts.of(rows.size(), result.updated() + batch.repeated, 0, batch.faults)));
    }

    private static String[] texts(List<ImportRow> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
    }

    private static void read(ImportRow row, Named account, Batch batch) {
        RowCheck check = new RowCheck(row);
        String id = check.required("contact_id", 120);
        check.required("account_id", 120);
        if (account != null && !account.isKnown()) {
            check.fault(
                    "account_id",
                    account.ambiguous() ? "AMBIGUOUS_ACCOUNT" : "UNKNOWN_ACCOUNT",
                    account.ambiguous()
                            ? "is the code of one account and the external id of another"
                            : "names no account");
        }
        Set<Column> given = batch.columns.of(row);
        Map<String, Object> values = Column.read(given, check);
        Map<String, Object> attributes = Column.attributes(check, row, KNOWN);
        if (check.isBroken()) {
            batch.faults.addAll(check.faults());
            return;
        }
        values.put("external_id", id);
        values.put("account_id", account.id());
        batch.add(id, new Line(given, values, attributes));
    }

    private static final class Batch {
        private final GivenColumns columns = new GivenColumns(COLUMNS);
        private final Map<String, Line> lines = new TreeMap<>();
        private final List<RowFault> faults = new ArrayList<>();
        private long repeated;

        void add(String id, Line line) {
            Line earlier = lines.get(id);
            Line now = earlier == null ? line : earlier.with(line);
            repeated += earlier != null && now.differsFrom(earlier) ? 1 : 0;
            lines.put(id, now);
        }
    }
}
