package io.abmsuite.segmentation.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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
}
