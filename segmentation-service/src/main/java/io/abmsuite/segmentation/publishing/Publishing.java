package io.abmsuite.segmentation.publishing;

import io.abmsuite.platform.etag.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * How a policy is published, as it stands.
 *
 * @param version 0 if nobody changed it yet
 * @param nextFire when it is run next by its schedule; null without one
 * @param lastFire when its schedule last started a run; null if it never did
 * @param lastProblem why its schedule or live mode cannot go on; null if it can
 */
public record Publishing(
        UUID id,
        String policy,
        long version,
        PublishingFacts facts,
        Instant nextFire,
        Instant lastFire,
        String lastProblem,
        Instant changedAt,
        String changedBy)
        implements Versioned {}
