package io.abmsuite.accounts.dataimport.revert;

import io.abmsuite.accounts.dataimport.ImportFiles;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.RowBatches;
import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.abmsuite.accounts.dataimport.file.Rows;
import io.abmsuite.accounts.dataimport.kind.SaleRowReader;
import io.abmsuite.accounts.sale.Sale;
import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Takes imports of sales back: reads the file again, voids what was accepted and discards what is still aside. */
@ApplicationScoped
class SaleRevert implements RevertTarget {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REJECTED = """
            select distinct row_number from import_error where import_id = $1 and row_number between $2 and $3
            """;

    private final Pool pool;
    private final ImportFiles files;
    private final SaleRowReader reader;
    private final SaleVoids voids;

    SaleRevert(Pool pool, ImportFiles files, SaleRowReader reader, SaleVoids voids) {
        this.pool = pool;
        this.files = files;
        this.reader = reader;
        this.voids = voids;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.sales;
    }

    @Override
    public boolean revert(ImportJob job, BooleanSupplier stopping) {
        try (InputStream file = files.open(job.id());
                RowBatches batches = new RowBatches(Rows.open(job.format(), file), job.rowsDone())) {
            List<ImportRow> batch = batches.next(() -> voids.renew(job));
            while (!batch.isEmpty()) {
                take(job, batch);
                if (stopping.getAsBoolean()) {
                    return false;
                }
                batch = batches.next(() -> voids.renew(job));
            }
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void take(ImportJob job, List<ImportRow> rows) {
        Set<Long> rejected = rejected(job, rows);
        Map<Sale, String> sales = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !rejected.contains(row.number()))
                .map(row -> reader.read(row, job.source()))
                .filter(read -> read.sale() != null)
                .forEach(read -> sales.put(read.sale(), read.accountRef()));
        voids.store(job, rows.size(), sales);
    }

    private Set<Long> rejected(ImportJob job, List<ImportRow> rows) {
        Uni<List<Long>> found = pool.preparedQuery(REJECTED)
                .execute(Tuple.of(
                        job.id(),
                        rows.get(0).number(),
                        rows.get(rows.size() - 1).number()))
                .map(numbers -> Sql.list(numbers, row -> row.getLong(0)));
        return new HashSet<>(found.await().atMost(PATIENCE));
    }
}
