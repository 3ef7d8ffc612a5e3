package io.abmsuite.platform.audit;

import io.abmsuite.platform.etag.NotStored;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * What a walk along the chain has found.
 *
 * @param intact true if nothing was changed, removed or added, as far as the chain can show
 * @param fault the first place that is not as it was sealed; null if there is none
 * @param seals seals that were checked
 * @param entries sealed entries that were checked
 * @param erased entries whose values kept apart are erased
 * @param anchor newest seal checked, as {@code number:hash}; null if there is none
 * @param unsealed the tail no seal covers yet
 */
@NotStored
public record Verification(
        boolean intact,
        ChainFault fault,
        long seals,
        long entries,
        long erased,
        String anchor,
        @NotNull Tail unsealed) {

    /**
     * Entries no seal covers yet.
     *
     * @param entries how many
     * @param oldest when the oldest was written; null if there is none
     * @param oldestSeconds its age
     */
    public record Tail(long entries, Instant oldest, long oldestSeconds) {}
}
