package io.abmsuite.segmentation.publishedclass;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A move of a published class or lifecycle, as it is remembered.
 *
 * @param version of the event that told it
 * @param publication id of the publication that was current
 * @param from null if nothing was published before
 * @param computed the class as it was computed at the time
 * @param reason null if nobody gave one
 */
public record ClassMove(
        long version,
        Cause cause,
        String policy,
        int policyVersion,
        UUID publication,
        LocalDate asOf,
        Side from,
        Side to,
        Letters computed,
        String actor,
        String reason,
        Instant movedAt) {

    /** Class and lifecycle on one side of the move. */
    public record Side(Letters letters, String lifecycle) {}
}
