package io.abmsuite.segmentation.whatif;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.util.Map;

/** How much work an account puts on its manager. */
@ConfigMapping(prefix = "segmentation.load")
interface LoadConfig {

    /** Load units per year of an account, by cell; a cell that is not named has 365 / days of its contact cadence. */
    Map<String, BigDecimal> units();
}
