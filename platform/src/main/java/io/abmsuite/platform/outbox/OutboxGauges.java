package io.abmsuite.platform.outbox;

import io.abmsuite.platform.metrics.GaugeQuery;
import io.abmsuite.platform.metrics.GaugeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What waits in the outbox, and for how long. */
@ApplicationScoped
class OutboxGauges implements GaugeSource {

    @Override
    public List<GaugeQuery> gauges() {
        return List.of(
                new GaugeQuery(
                        "abm.outbox.waiting",
                        "rows",
                        "Events not sent yet, counted up to 100000",
                        List.of(),
                        "select cast(count(*) as float8) from (select 1 from outbox limit 100000) waiting"),
                new GaugeQuery(
                        "abm.outbox.oldest.age",
                        "seconds",
                        "How long the oldest event not sent yet has waited; 0 if none waits",
                        List.of(),
                        "select cast(coalesce((select extract(epoch from now() - occurred_at) from outbox "
                                + "order by seq limit 1), 0) as float8)"));
    }
}
