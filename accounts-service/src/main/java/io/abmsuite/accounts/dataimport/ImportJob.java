package io.abmsuite.accounts.dataimport;

import java.util.UUID;

/**
 * A piece of work somebody has claimed.
 *
 * @param token proof of the claim: without the newest token nothing can be written
 * @param rowsDone rows that are committed; work goes on after them
 */
public record ImportJob(
        UUID id, ImportKind kind, String source, ImportFormat format, UUID token, long rowsDone, ImportTask task) {

    /** True if nothing may stay of it. */
    public boolean isDryRun() {
        return task == ImportTask.DRY_RUN;
    }
}
