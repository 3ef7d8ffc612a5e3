package io.abmsuite.accounts.dataimport;

import io.abmsuite.platform.problem.Unavailability;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Some threads that claim imports and reverts and work them off; the instances of the service share the queue. */
@ApplicationScoped
public class ImportWorkers {

    private static final Logger LOG = Logger.getLogger(ImportWorkers.class);
    private static final int FIRST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ImportQueue queue;
    private final Map<ImportTask, JobWorker> workers = new EnumMap<>(ImportTask.class);
    private final Duration pause;
    private final int count;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    ImportWorkers(
            ImportQueue queue,
            @All List<JobWorker> workers,
            @ConfigProperty(name = "accounts.import.pause", defaultValue = "200ms") Duration pause,
            @ConfigProperty(name = "accounts.import.workers", defaultValue = "2") int count) {
        this.queue = queue;
        this.pause = pause;
        this.count = count;
        workers.forEach(worker -> worker.tasks().forEach(task -> this.workers.put(task, worker)));
    }

    void start(@Observes StartupEvent start) {
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(this::work, "import-worker-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    /** Lets the batches under way end; the rest goes on after the next start. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent shutdown) throws InterruptedException {
        stop.countDown();
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
    }

    private void work() {
        try {
            boolean more = false;
            while (more ? !isStopping() : !stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                more = workOne();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean workOne() {
        ImportJob job = null;
        try {
            job = queue.claim().await().atMost(PATIENCE);
            if (job == null) {
                return false;
            }
            workers.get(job.task()).work(job, this::isStopping);
            return true;
        } catch (LostClaimException lost) {
            LOG.warnf("import=%s was taken over by another worker", job.id());
        } catch (RuntimeException failure) {
            report(job, failure);
        }
        return false;
    }

    /** A part that is away lets the lease run out: the work is taken up again. A bug ends it, told plainly. */
    private void report(ImportJob job, RuntimeException failure) {
        if (job == null || Unavailability.isUnavailable(failure)) {
            LOG.warnf("import=%s is interrupted and will go on cause=%s", job == null ? null : job.id(), failure);
            return;
        }
        LOG.errorf(failure, "import=%s task=%s failed", job.id(), job.task());
        try {
            workers.get(job.task()).fail(job);
        } catch (RuntimeException again) {
            LOG.warnf("import=%s could not be marked as failed cause=%s", job.id(), again);
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }
}
