package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.account.AccountNames;
import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.account.AccountSnapshots;
import io.abmsuite.accounts.account.KeyStatus;
import io.abmsuite.accounts.dataimport.BatchCounts;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.ImportQueue;
import io.abmsuite.accounts.dataimport.ImportTarget;
import io.abmsuite.accounts.dataimport.RowFault;
import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.abmsuite.platform.id.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Account rows: inserted or updated by the external id of the source or the code; parents after the last row. */
@ApplicationScoped
class AccountTarget implements ImportTarget {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> REQUIRED = Set.of("account_id", "name");
    private static final List<Column> COLUMNS = List.of(
            Column.text("name", 300),
            Column.text("country", 100),
            Column.text("region", 100),
            Column.text("city", 100),
            Column.text("postal_code", 30),
            Column.text("street", 300),
            Column.text("industry", 100),
            Column.text("segment", 100),
            Column.whole("employees", "bigint", 0, Long.MAX_VALUE / 10),
            Column.decimal("annual_revenue"),
            Column.whole("founded_year", "int", 1000, 2200),
            Column.text("account_manager", 200),
            Column.text("phone", 60),
            Column.text("email", 300),
            Column.text("website", 300),
            Column.text("team", 100),
            Column.tags("tags"));
    private static final Set<String> KNOWN =
            Column.names(COLUMNS, Set.of("account_id", "parent_account_id", "key_status"));
    private static final String REGISTER = """
            insert into account_external_id (source, external_id, account_id)
            select $1, r.ref, r.id from unnest($2::text[], $3::uuid[]) as r(ref, id) on conflict do nothing
            """;
    private static final String PARENTS = """
            insert into import_parent (import_id, row_number, account_id, parent_ref)
            select $1, r.n, r.id, r.ref from unnest($2::bigint[], $3::uuid[], $4::text[]) as r(n, id, ref)
            on conflict do nothing
            """;

    private final Pool pool;
    private final AccountNames names;
    private final AccountSnapshots snapshots;
    private final ImportQueue queue;
    private final ImportedParents parents;
    private final Clock clock;

    AccountTarget(
            Pool pool,
            AccountNames names,
            AccountSnapshots snapshots,
            ImportQueue queue,
            ImportedParents parents,
            Clock clock) {
        this.pool = pool;
        this.names = names;
        this.snapshots = snapshots;
        this.queue = queue;
        this.parents = parents;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.accounts;
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
    public void take(ImportJob job, Set<String> columns, List<ImportRow> rows, long bytesDone) {
        List<String> refs = rows.stream()
                .map(row -> row.get("account_id"))
                .filter(ref -> ref != null)
                .toList();
        Map<String, Named> accounts = await(names.resolve(pool, job.source(), refs));
        Batch batch = new Batch();
        rows.forEach(row -> read(row, columns, accounts, batch));
        long rejected =
                batch.faults.stream().mapToLong(RowFault::row).distinct().count();
        Upsert upsert = new Upsert("account", "id", Column.present(COLUMNS, columns))
                .with("code", "text")
                .with("key_status", "text");
        await(pool.withTransaction(transaction -> upsert.run(
                        transaction, List.copyOf(batch.lines.values()), clock.instant())
                .call(() -> register(transaction, job, batch))
                .call(() -> rememberParents(transaction, job, batch))
                .call(result -> snapshots.store(transaction, result.touched().toArray(UUID[]::new), job.id()))
                .chain(result -> queue.advance(
                        transaction,
                        job,
                        new BatchCounts(
                                rows.size(),
                                rows.size() - rejected,
                                result.updated() + batch.repeated,
                                0,
                                batch.faults),
                        bytesDone))));
    }

    @Override
    public void finish(ImportJob job) {
        parents.resolve(job);
    }

    private static void read(ImportRow row, Set<String> columns, Map<String, Named> accounts, Batch batch) {
        RowCheck check = new RowCheck(row);
        String ref = check.required("account_id", 120);
        check.required("name", 300);
        KeyStatus wanted = check.oneOf("key_status", KeyStatus.class);
        Named known = accounts.get(ref);
        if (known != null && known.ambiguous()) {
            check.fault("account_id", "AMBIGUOUS_ACCOUNT", "is what another source calls another account");
        }
        if (known != null
                && known.id() != null
                && wanted != null
                && !wanted.name().equals(known.keyStatus())) {
            check.fault(
                    "key_status",
                    "KEY_STATUS_NEEDS_REASON",
                    "is " + known.keyStatus() + "; a person changes it with POST /v1/accounts/{id}/key-status");
        }
        Map<String, Object> values = Column.read(COLUMNS, columns, check);
        if (check.isBroken()) {
            batch.faults.addAll(check.faults());
            return;
        }
        UUID id = batch.ids.computeIfAbsent(ref, text -> known.id() != null ? known.id() : Uuids.timeOrdered());
        values.put("id", id);
        values.put("code", known.id() != null ? known.code() : ref);
        values.put("key_status", known.id() != null ? known.keyStatus() : wanted == null ? "NONE" : wanted.name());
        Upsert.Line line = new Upsert.Line(values, Column.attributes(row, KNOWN));
        batch.repeated += line.differsFrom(batch.lines.put(ref, line)) ? 1 : 0;
        if (columns.contains("parent_account_id")) {
            batch.parents.put(row.number(), new Parent(id, row.get("parent_account_id")));
        }
    }

    private static Uni<Void> register(SqlClient transaction, ImportJob job, Batch batch) {
        return transaction
                .preparedQuery(REGISTER)
                .execute(Tuple.of(job.source())
                        .addArrayOfString(batch.ids.keySet().toArray(String[]::new))
                        .addArrayOfUUID(batch.ids.values().toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> rememberParents(SqlClient transaction, ImportJob job, Batch batch) {
        if (batch.parents.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(PARENTS)
                .execute(Tuple.of(job.id())
                        .addArrayOfLong(batch.parents.keySet().toArray(Long[]::new))
                        .addArrayOfUUID(
                                batch.parents.values().stream().map(Parent::id).toArray(UUID[]::new))
                        .addArrayOfString(
                                batch.parents.values().stream().map(Parent::ref).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static <T> T await(Uni<T> step) {
        return step.await().atMost(PATIENCE);
    }

    private record Parent(UUID id, String ref) {}

    private static final class Batch {
        private final Map<String, UUID> ids = new LinkedHashMap<>();
        private final Map<String, Upsert.Line> lines = new LinkedHashMap<>();
        private final Map<Long, Parent> parents = new LinkedHashMap<>();
        private final List<RowFault> faults = new ArrayList<>();
        private long repeated;
    }
}
