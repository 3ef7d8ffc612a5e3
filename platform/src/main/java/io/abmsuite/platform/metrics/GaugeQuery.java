package io.abmsuite.platform.metrics;

import java.util.List;

/**
 * A gauge that is read from the database now and then.
 *
 * @param name name of the metric
 * @param unit base unit, for example {@code seconds}; null for a mere count
 * @param description what it says
 * @param tags names of the tags; the query gives their values first, as text, then the figure as double precision
 * @param sql the query; one row per combination of tags
 */
public record GaugeQuery(String name, String unit, String description, List<String> tags, String sql) {}
