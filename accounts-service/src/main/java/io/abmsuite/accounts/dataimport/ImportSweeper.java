package io.abmsuite.accounts.dataimport;

import io.abmsuite.platform.stop.RecurringWork;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Drops files that are kept no longer, with what a revert would need, and those of uploads that broke off. */
@ApplicationScoped
public class ImportSweeper {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final String SWEEP = """
            with open as (select import_id from import_revert where status in ('QUEUED', 'RUNNING')),
            old as (
                select k.import_id from import_chunk k left join data_import i on i.id = k.import_id
                where i.id is null or i.status not in ('QUEUED', 'RUNNING') and i.created_at < now() - make_interval(secs => $1)
                    and i.id not in (select import_id from open)
                group by k.import_id, i.id
                having i.id is not null or max(k.created_at) < now() - interval '1 hour'),
            changes as (delete from import_change c using old where c.import_id = old.import_id)
            delete from import_chunk c using old where c.import_id = old.import_id
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
