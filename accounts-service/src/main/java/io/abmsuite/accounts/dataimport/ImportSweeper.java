package io.abmsuite.accounts.dataimport;

import io.abmsuite.platform.stop.RecurringWork;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Drops files that are kept no longer, and those of uploads that broke off. */
@ApplicationScoped
public class ImportSweeper {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final String SWEEP = """
            delete from import_chunk c using (
                select k.import_id from import_chunk k left join data_import i on i.id = k.import_id
                group by k.import_id, i.id, i.status
                having i.id is null and max(k.created_at) < now() - interval '1 hour'
                    or i.status not in ('QUEUED', 'RUNNING') and max(k.created_at) < now() - make_interval(secs => $1)
            ) old where c.import_id = old.import_id
            """;

    private final Pool pool;
    private final RecurringWork work;
    private final Duration keep;

    ImportSweeper(
            Pool pool,
            RecurringWork work,
            @ConfigProperty(name = "accounts.import.keep", defaultValue = "7D") Duration keep) {
        this.pool = pool;
        this.work = work;
        this.keep = keep;
    }

    void start(@Observes StartupEvent start) {
        work.repeat(
                "import-file-sweep",
                EVERY,
                () -> pool.preparedQuery(SWEEP)
                        .execute(Tuple.of((double) keep.toSeconds()))
                        .replaceWith(false));
    }
}
