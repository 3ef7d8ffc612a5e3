package io.abmsuite.segmentation.publishing;

/** What makes a policy be run. */
public enum PublishingMode {
    /** Somebody asks for it. */
    ON_DEMAND,
    /** A cron expression. */
    SCHEDULE,
    /** Sales: published classes follow them within the cadence. */
    LIVE
}
