package io.abmsuite.accounts.dataimport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.function.Function;

/** Writes for good: each batch and its counts are one transaction. */
final class LiveRun implements ImportRun {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ImportJob job;
    private final Pool pool;
    private final ImportProgress progress;

    LiveRun(ImportJob job, Pool pool, ImportProgress progress) {
        this.job = job;
        this.pool = pool;
        this.progress = progress;
    }

    @Override
    public ImportJob job() {
        return job;
    }

    @Override
    public SqlClient database() {
        return pool;
    }

    @Override
    public void bring(String table, String condition, Tuple values) {
        // the tables themselves are written
    }

    @Override
    public void commit(Function<SqlClient, Uni<BatchCounts>> work) {
        pool.withTransaction(transaction ->
                        work.apply(transaction).chain(counts -> progress.advance(transaction, job, counts)))
                .await()
                .atMost(PATIENCE);
    }

    @Override
    public void renew() {
        progress.renew(job).await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        // nothing is held between two batches
    }
}
