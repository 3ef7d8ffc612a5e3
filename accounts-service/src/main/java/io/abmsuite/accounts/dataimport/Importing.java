package io.abmsuite.accounts.dataimport;

import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.abmsuite.accounts.dataimport.file.RowReader;
import io.abmsuite.accounts.dataimport.file.Rows;
import io.abmsuite.platform.db.SqlStates;
import io.quarkus.arc.All;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Works an import off from its stored file. What a batch has committed stays; after the death of a worker another one
 * reads the file again up to there and goes on.
 */
@ApplicationScoped
class Importing implements JobWorker {

    private static final Logger LOG = Logger.getLogger(Importing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Somebody wrote the same key at the same moment: the batch is right when it is looked at again. */
    private static final Set<String> COLLISIONS = Set.of("23505", "40001", "40P01");

    private static final int TRIES = 5;

    private final ImportProgress progress;
    private final ImportFiles files;
    private final Pool pool;
    private final Map<ImportKind, ImportTarget> targets = new EnumMap<>(ImportKind.class);

    Importing(ImportProgress progress, ImportFiles files, Pool pool, @All List<ImportTarget> targets) {
        this.progress = progress;
        this.files = files;
        this.pool = pool;
        targets.forEach(target -> this.targets.put(target.kind(), target));
    }

    @Override
    public Set<ImportTask> tasks() {
        return Set.of(ImportTask.IMPORT, ImportTask.DRY_RUN);
    }

    @Override
    public void work(ImportJob job, BooleanSupplier stopping) {
        LOG.infof("import=%s kind=%s task=%s from row %d", job.id(), job.kind(), job.task(), job.rowsDone());
        ImportTarget target = targets.get(job.kind());
        boolean done;
        try (InputStream file = files.open(job.id());
                ImportRun run = job.isDryRun() ? new DryRun(job, pool, progress) : new LiveRun(job, pool, progress)) {
            RowReader rows = Rows.open(job.format(), file);
            checkColumns(job, target, rows.columns());
            done = takeAll(run, target, rows, stopping);
        } catch (UnreadableFileException unreadable) {
            progress.fail(job, unreadable.code(), unreadable.getMessage())
                    .await()
                    .atMost(PATIENCE);
            return;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        (done ? progress.complete(job) : progress.release(job)).await().atMost(PATIENCE);
    }

    @Override
    public void fail(ImportJob job) {
        progress.fail(job, "INTERNAL_ERROR", "Unexpected failure after the rows counted here; see the service's log.")
                .await()
                .atMost(PATIENCE);
    }

    private static boolean takeAll(ImportRun run, ImportTarget target, RowReader rows, BooleanSupplier stopping) {
        try (RowBatches batches = new RowBatches(rows, run.job().rowsDone())) {
            List<ImportRow> batch = batches.next(run::renew);
            while (!batch.isEmpty()) {
                take(run, target, batch);
                if (stopping.getAsBoolean()) {
                    return false;
                }
                batch = batches.next(run::renew);
            }
        }
        target.finish(run);
        return true;
    }

    private static void take(ImportRun run, ImportTarget target, List<ImportRow> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                target.take(run, batch);
                return;
            } catch (RuntimeException failure) {
                String state = SqlStates.of(failure);
                if (state == null || !COLLISIONS.contains(state) || attempt == TRIES) {
                    throw failure;
                }
                LOG.infof(
                        "import=%s repeats a batch after a collision state=%s",
                        run.job().id(), state);
            }
        }
    }

    private void checkColumns(ImportJob job, ImportTarget target, Set<String> columns) {
        if (job.format() == ImportFormat.NDJSON) {
            return; // each object says for itself what it has
        }
        Set<String> missing = new TreeSet<>(target.required());
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            throw new UnreadableFileException(
                    "MISSING_COLUMN", "The header lacks " + missing + "; it has " + columns + ".");
        }
        Set<String> unknown = new TreeSet<>(columns);
        unknown.removeAll(target.known());
        if (!target.keepsUnknownColumns() && !unknown.isEmpty()) {
            progress.noteIgnored(job, List.copyOf(unknown)).await().atMost(PATIENCE);
        }
    }
}
