package io.abmsuite.segmentation.publishing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * How a policy is published; a caller changes it with a merge patch.
 *
 * @param cron five fields (minute, hour, day of month, month, day of week) in the business time zone; needed by SCHEDULE
 * @param publishes whether its scheduled runs are published; one policy at most does so, a live one always
 * @param cadenceMillis how often published classes may follow the sales when LIVE
 * @param confirmRuns in how many publications in a row a new class must be found before it is published; live ones count
 *     once a day
 */
public record PublishingFacts(
        @NotNull PublishingMode mode,
        @Size(max = 100) String cron,
        @NotNull Boolean publishes,
        @NotNull @Min(50) @Max(3_600_000) Integer cadenceMillis,
        @NotNull @Min(1) @Max(12) Integer confirmRuns) {

    static final PublishingFacts DEFAULT = new PublishingFacts(PublishingMode.ON_DEMAND, null, true, 1000, 1);

    /** Whether it publishes without being asked; one policy at most does. */
    boolean publishesByItself() {
        return mode == PublishingMode.LIVE || (mode == PublishingMode.SCHEDULE && publishes);
    }
}
