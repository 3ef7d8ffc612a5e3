package io.abmsuite.platform.metrics;

import java.util.List;

/** A bean that has gauges to be read from the database. */
public interface GaugeSource {

    /** Its gauges; always the same. */
    List<GaugeQuery> gauges();
}
