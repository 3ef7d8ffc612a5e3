package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.account.AccountNames;
import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.account.AccountSnapshots;
import io.abmsuite.accounts.dataimport.BatchCounts;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.ImportRun;
import io.abmsuite.accounts.dataimport.ImportTarget;
import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Account rows: inserted or updated by the external id of the source or the code; parents after the last row. */
@ApplicationScoped
class AccountTarget implements ImportTarget {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> REQUIRED = Set.of("account_id", "name");
    private static final String NAMED_WITH_ANCESTORS = """
            id in (with recursive up(id, parent_id) as (
                (select a.id, a.parent_id from %1$s.account a where a.code = any($1)
                 union
                 select a.id, a.parent_id from %1$s.account_external_id e join %1$s.account a on a.id = e.account_id
                 where e.external_id = any($1))
                union
                select a.id, a.parent_id from %1$s.account a join up on a.id = up.parent_id)
            select id from up)
            """;
    private static final String REGISTER = """
            insert into account_external_id (source, external_id, account_id, import_id)
            select $1, r.ref, r.id, $4 from unnest($2::text[], $3::uuid[]) as r(ref, id)
            where not exists (select 1 from account_external_id e where e.source = $1 and e.external_id = r.ref)
            """;
    private static final String PARENTS = """
            insert into import_parent (import_id, row_number, account_id, parent_ref)
            select $1, r.n, r.id, r.ref from unnest($2::bigint[], $3::uuid[], $4::text[]) as r(n, id, ref)
            on conflict do nothing
            """;

    private final AccountNames names;
    private final AccountSnapshots snapshots;
    private final ImportedParents parents;
    private final Clock clock;

    AccountTarget(AccountNames names, AccountSnapshots snapshots, ImportedParents parents, Clock clock) {
        this.names = names;
        this.snapshots = snapshots;
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
        return AccountBatch.KNOWN;
    }

    @Override
    public boolean keepsUnknownColumns() {
        return true;
    }

    @Override
    public void take(ImportRun run, List<ImportRow> rows) {
        ImportJob job = run.job();
        String[] refs = rows.stream()
                .map(row -> row.get("account_id"))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        bring(run, refs);
        Map<String, Named> accounts = names.resolve(run.database(), job.source(), List.of(refs))
                .await()
                .atMost(PATIENCE);
        AccountBatch batch = new AccountBatch(job.source());
        rows.forEach(row -> batch.add(row, row.get("account_id") == null ? null : accounts.get(row.get("account_id"))));
        Upsert upsert = new Upsert("account", "id")
                .with("code", "text")
                .with("key_status", "text")
                .with("external_sources", Upsert.ALONE)
                .with("external_ids", Upsert.ALONE);
        run.commit(transaction -> upsert.run(transaction, job.id(), batch.sorted(), clock.instant())
                .call(() -> register(transaction, job, batch))
                .call(() -> rememberParents(transaction, job, batch))
                .call(result -> snapshots.store(transaction, result.touched().toArray(UUID[]::new), job.id()))
                .map(result -> BatchCounts.of(rows.size(), result.updated() + batch.repeated(), 0, batch.faults())));
    }

    @Override
    public void finish(ImportRun run) {
        parents.resolve(run);
    }

    /** For a dry run: the accounts a batch names, with all above them. */
    static void bring(ImportRun run, String[] refs) {
        Tuple values = Tuple.tuple().addArrayOfString(refs);
        run.bring("account_external_id", "external_id = any($1)", values);
        run.bring("account", NAMED_WITH_ANCESTORS, values);
    }

    private static Uni<Void> register(SqlClient transaction, ImportJob job, AccountBatch batch) {
        return transaction
                .preparedQuery(REGISTER)
                .execute(Tuple.of(job.source())
                        .addArrayOfString(batch.ids().keySet().toArray(String[]::new))
                        .addArrayOfUUID(batch.ids().values().toArray(UUID[]::new))
                        .addUUID(job.id()))
                .replaceWithVoid();
    }

    private static Uni<Void> rememberParents(SqlClient transaction, ImportJob job, AccountBatch batch) {
        if (batch.parents().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(PARENTS)
                .execute(Tuple.of(job.id())
                        .addArrayOfLong(batch.parents().keySet().toArray(Long[]::new))
                        .addArrayOfUUID(batch.parents().values().stream()
                                .map(AccountBatch.Parent::id)
                                .toArray(UUID[]::new))
                        .addArrayOfString(batch.parents().values().stream()
                                .map(AccountBatch.Parent::ref)
                                .toArray(String[]::new)))
                .replaceWithVoid();
    }
}
