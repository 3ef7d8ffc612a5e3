package io.abmsuite.accounts.dataimport;

import io.abmsuite.accounts.dataimport.ImportQueue.LostClaimException;
import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.abmsuite.accounts.dataimport.file.RowReader;
import io.abmsuite.accounts.dataimport.file.Rows;
import io.abmsuite.platform.problem.Unavailability;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Works imports off, one after the other, on a thread of its own. What a batch has committed stays; after the death of
 * a worker another one reads the file again up to there and goes on.
 */
@ApplicationScoped
public class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final int BATCH = 1000;
    private static final int FIRST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ImportQueue queue;
    private final ImportFiles files;
    private final Map<ImportKind, ImportTarget> targets = new EnumMap<>(ImportKind.class);
    private final Duration pause;
    private final CountDownLatch stop = new CountDownLatch(1);
    private Thread thread;

    ImportWorker(
            ImportQueue queue,
            ImportFiles files,
            @All List<ImportTarget> targets,
            @ConfigProperty(name = "accounts.import.pause", defaultValue = "200ms") Duration pause) {
        this.queue = queue;
        this.files = files;
        this.pause = pause;
        targets.forEach(target -> this.targets.put(target.kind(), target));
    }

    void start(@Observes StartupEvent start) {
        thread = new Thread(this::work, "import-worker");
        thread.start();
    }

    /** Lets the batch under way end; the rest goes on after the next start. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent shutdown) throws InterruptedException {
        stop.countDown();
        thread.join(PATIENCE.toMillis());
    }

    private void work() {
        try {
            boolean more = false;
            while (more || !stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                more = workOne() && !isStopping();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean workOne() {
        ImportJob job = null;
        try {
            job = queue.claim().await().atMost(PATIENCE);
            if (job != null) {
                process(job);
            }
            return job != null;
        } catch (LostClaimException lost) {
            LOG.warnf("import=%s was taken over by another worker", job.id());
        } catch (RuntimeException failure) {
            report(job, failure);
        }
        return false;
    }

    /** A part that is away lets the lease run out: the import is taken up again. A bug ends it, told plainly. */
    private void report(ImportJob job, RuntimeException failure) {
        if (job == null || Unavailability.isUnavailable(failure)) {
            LOG.warnf("import=%s is interrupted and will go on cause=%s", job == null ? null : job.id(), failure);
            return;
        }
        LOG.errorf(failure, "import=%s failed", job.id());
        try {
            queue.fail(job, "INTERNAL_ERROR", "Unexpected failure after the rows counted here; see the service's log.")
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException again) {
            LOG.warnf("import=%s could not be marked as failed cause=%s", job.id(), again);
        }
    }

    private void process(ImportJob job) {
        LOG.infof("import=%s kind=%s from row %d", job.id(), job.kind(), job.rowsDone());
        ImportTarget target = targets.get(job.kind());
        AtomicLong bytes = new AtomicLong();
        try (InputStream file = files.open(job.id(), bytes::addAndGet)) {
            RowReader rows = Rows.open(job.format(), file);
            checkColumns(job, target, rows.columns());
            takeAll(job, target, rows, bytes);
        } catch (UnreadableFileException unreadable) {
            queue.fail(job, unreadable.code(), unreadable.getMessage()).await().atMost(PATIENCE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void takeAll(ImportJob job, ImportTarget target, RowReader rows, AtomicLong bytes) throws IOException {
        List<ImportRow> batch = new ArrayList<>(BATCH);
        for (ImportRow row = rows.next(); row != null; row = rows.next()) {
            if (row.number() <= job.rowsDone()) {
                continue;
            }
            batch.add(row);
            if (batch.size() == BATCH) {
                target.take(job, rows.columns(), batch, bytes.get());
                batch = new ArrayList<>(BATCH);
                if (isStopping()) {
                    return;
                }
            }
        }
        if (!batch.isEmpty()) {
            target.take(job, rows.columns(), batch, bytes.get());
        }
        target.finish(job);
        queue.complete(job).await().atMost(PATIENCE);
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
            queue.noteIgnored(job, List.copyOf(unknown)).await().atMost(PATIENCE);
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }
}
