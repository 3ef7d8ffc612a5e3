package io.abmsuite.segmentation.publishedclass;

import java.time.Instant;

/** Why classes move, by whom and when; the reason is null if nobody gave one. */
record MoveReason(Cause cause, String actor, String reason, Instant at) {}
