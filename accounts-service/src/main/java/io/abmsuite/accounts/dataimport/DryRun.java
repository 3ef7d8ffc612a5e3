package io.abmsuite.accounts.dataimport;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes into copies of the tables that only its one transaction sees and that vanish with it; they hold the rows the file
 * names. So it finds what an import would find, locks no row, and nothing can stay of it. Counts and faults are written
 * beside it.
 */
final class DryRun implements ImportRun {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<ImportKind, List<String>> COPIES = Map.of(
            ImportKind.accounts, List.of("account", "account_external_id", "import_parent", "import_change", "outbox"),
            ImportKind.contacts, List.of("contact", "import_change", "outbox"),
            ImportKind.sales, List.of("sale_aside", "import_sale"));

    private final ImportJob job;
    private final Pool pool;
    private final ImportProgress progress;
    private final SqlConnection connection;
    private final Transaction transaction;
    private final String schema;

    DryRun(ImportJob job, Pool pool, ImportProgress progress) {
        this.job = job;
        this.pool = pool;
        this.progress = progress;
        connection = await(pool.getConnection());
        try {
            transaction = await(connection.begin());
            schema = await(connection
                    .query("select current_schema()")
                    .execute()
                    .map(rows -> Sql.first(rows, row -> row.getString(0))));
            COPIES.get(job.kind())
                    .forEach(table -> execute("create temp table %1$s (like %2$s.%1$s including all) on commit drop"
                            .formatted(table, schema)));
            execute("set local search_path = pg_temp, " + schema);
        } catch (RuntimeException failure) {
            await(connection.close());
            throw failure;
        }
    }

    @Override
    public ImportJob job() {
        return job;
    }

    @Override
    public SqlClient database() {
        return connection;
    }

    @Override
    public void bring(String table, String condition, Tuple values) {
        await(connection
                .preparedQuery("insert into pg_temp.%1$s select * from %2$s.%1$s where %3$s on conflict do nothing"
                        .formatted(table, schema, condition.formatted(schema)))
                .execute(values));
    }

    @Override
    public void commit(Function<SqlClient, Uni<BatchCounts>> work) {
        await(progress.advance(pool, job, await(work.apply(connection))));
    }

    @Override
    public void renew() {
        await(progress.renew(job));
    }

    @Override
    public void close() {
        await(transaction.rollback().onFailure().recoverWithNull().eventually(connection::close));
    }

    private void execute(String sql) {
        await(connection.query(sql).execute());
    }

    private static <T> T await(Uni<T> step) {
        return step.await().atMost(PATIENCE);
    }
}
