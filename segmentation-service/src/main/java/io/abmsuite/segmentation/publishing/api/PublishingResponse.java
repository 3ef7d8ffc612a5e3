package io.abmsuite.segmentation.publishing.api;

import io.abmsuite.platform.etag.Versioned;
import io.abmsuite.segmentation.publishing.Publishing;
import io.abmsuite.segmentation.publishing.PublishingMode;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * How a policy is published.
 *
 * @param cron five fields in the business time zone; null without a schedule
 * @param publishes whether its scheduled runs are published
 * @param cadenceMillis how often published classes may follow the sales when LIVE
 * @param confirmRuns in how many publications in a row a new class must be found before it is published
 * @param nextFire when it is run next by its schedule
 * @param lastFire when its schedule last started a run
 * @param lastProblem why its schedule or live mode cannot go on; null if it can
 * @param version 0 if nobody changed it yet
 */
public record PublishingResponse(
        @NotNull UUID id,
        @NotNull String policy,
        @NotNull PublishingMode mode,
        String cron,
        boolean publishes,
        int cadenceMillis,
        int confirmRuns,
        Instant nextFire,
        Instant lastFire,
        String lastProblem,
        Instant changedAt,
        String changedBy,
        long version)
        implements Versioned {

    static PublishingResponse of(Publishing publishing) {
        return new PublishingResponse(
                publishing.id(),
                publishing.policy(),
                publishing.facts().mode(),
                publishing.facts().cron(),
                publishing.facts().publishes(),
                publishing.facts().cadenceMillis(),
                publishing.facts().confirmRuns(),
                publishing.nextFire(),
                publishing.lastFire(),
                publishing.lastProblem(),
                publishing.changedAt(),
                publishing.changedBy(),
                publishing.version());
    }
}
