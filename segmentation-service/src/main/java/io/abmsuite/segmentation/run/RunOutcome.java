package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.Portfolio;
import java.time.LocalDate;

/**
 * What a run recorded about itself when it was completed.
 *
 * @param watermark ledger position up to which sales were seen; with the policy version it makes the run repeatable
 * @param outputHash SHA-256 of the results as CSV
 * @param digest SHA-256 of what was decided: letters, lifecycles, totals, flags; null for runs of before it was kept
 */
public record RunOutcome(
        LocalDate windowStart,
        LocalDate windowEnd,
        long watermark,
        int accounts,
        String engineVersion,
        String outputHash,
        String digest,
        Portfolio portfolio) {}
