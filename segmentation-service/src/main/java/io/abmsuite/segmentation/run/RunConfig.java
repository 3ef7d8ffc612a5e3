package io.abmsuite.segmentation.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How runs are worked off. */
@ConfigMapping(prefix = "segmentation.runs")
interface RunConfig {

    /** How long an idle worker sleeps before it looks for runs of other instances. */
    @WithDefault("500ms")
    Duration pause();

    /** How long a worker may be silent before another takes its run up again. */
    @WithDefault("20s")
    Duration lease();

    /** How often a run is taken up at most: one that ends its worker each time must not go on for ever. */
    @WithDefault("5")
    int attempts();

    /** How many completed runs of each policy keep their results; the published run and the newest always do. */
    @WithDefault("24")
    @Min(1)
    int keep();

    /** How long results that are given up can still be read to the end by those who have begun. */
    @WithDefault("10m")
    Duration expiryGrace();

    /** How often results are looked for that are kept no longer. */
    @WithDefault("1m")
    Duration retentionPause();
}
