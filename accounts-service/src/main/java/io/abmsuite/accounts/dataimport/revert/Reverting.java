package io.abmsuite.accounts.dataimport.revert;

import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.ImportTask;
import io.abmsuite.accounts.dataimport.JobWorker;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Works reverts off. What a batch has taken back stays so; an interrupted revert goes on with the rest. */
@ApplicationScoped
class Reverting implements JobWorker {

    private static final Logger LOG = Logger.getLogger(Reverting.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RevertProgress progress;
    private final Map<ImportKind, RevertTarget> targets = new EnumMap<>(ImportKind.class);

    Reverting(RevertProgress progress, @All List<RevertTarget> targets) {
        this.progress = progress;
        targets.forEach(target -> this.targets.put(target.kind(), target));
    }

    @Override
    public Set<ImportTask> tasks() {
        return Set.of(ImportTask.REVERT);
    }

    @Override
    public void work(ImportJob job, BooleanSupplier stopping) {
        LOG.infof("import=%s kind=%s is taken back", job.id(), job.kind());
        boolean done = targets.get(job.kind()).revert(job, stopping);
        (done ? progress.complete(job) : progress.release(job)).await().atMost(PATIENCE);
    }

    @Override
    public void fail(ImportJob job) {
        progress.fail(job, "INTERNAL_ERROR").await().atMost(PATIENCE);
    }
}
