package io.abmsuite.accounts.dataimport;

import java.util.Set;
import java.util.function.BooleanSupplier;

/** Works claimed jobs off. Called on a worker thread. */
public interface JobWorker {

    /** What it does. */
    Set<ImportTask> tasks();

    /** Works until the job is done or the service stops; then it goes on elsewhere. */
    void work(ImportJob job, BooleanSupplier stopping);

    /** Ends a job that a bug has stopped, told plainly. */
    void fail(ImportJob job);
}
