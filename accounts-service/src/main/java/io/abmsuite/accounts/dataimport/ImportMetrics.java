package io.abmsuite.accounts.dataimport;

import io.abmsuite.platform.metrics.GaugeQuery;
import io.abmsuite.platform.metrics.GaugeSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How imports get on. Rows of a batch that had to be taken again count again. */
@ApplicationScoped
class ImportMetrics implements GaugeSource {

    private final MeterRegistry registry;

    ImportMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (ImportKind kind : ImportKind.values()) {
            taken(kind, BatchCounts.late(List.of()));
        }
    }

    @Override
    public List<GaugeQuery> gauges() {
        return List.of(
                new GaugeQuery("abm.imports.unfinished", null, "Imports that are not finished", List.of("status"), """
                        select s.status, cast(count(i.id) as float8)
                        from (values ('QUEUED'), ('RUNNING')) as s(status)
                        left join data_import i on i.status = s.status and i.status in ('QUEUED', 'RUNNING')
                        group by s.status
                        """),
                new GaugeQuery(
                        "abm.import.idle",
                        "seconds",
                        "Longest time an unfinished import has made no progress; 0 if there is none",
                        List.of(),
                        """
                        select cast(greatest(0, coalesce(max(extract(epoch from now() - coalesce(
                            greatest(progress_at, claimed_until - %s), created_at))), 0)) as float8)
                        from data_import
                        where status = 'RUNNING' or status = 'QUEUED'
                            and not exists (select 1 from data_import where status = 'RUNNING')
                        """.formatted(ImportQueue.LEASE)));
    }

    final void taken(ImportKind kind, BatchCounts counts) {
        count(kind, "accepted", counts.accepted());
        count(kind, "changed", counts.changed());
        count(kind, "rejected", counts.rejected());
        count(kind, "aside", counts.aside());
    }

    private void count(ImportKind kind, String result, long rows) {
        registry.counter("abm.import.rows", "kind", kind.name(), "result", result)
                .increment(rows);
    }
}
