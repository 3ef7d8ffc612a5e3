package io.abmsuite.platform.audit;

import io.abmsuite.platform.db.Sql;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks at the start whether the service's own role could change the audit log; profile {@code prod} refuses to start then. */
@ApplicationScoped
class RoleGuard {

    private static final Logger LOG = Logger.getLogger(RoleGuard.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** True if the current role may change what is there, or owns it and could allow itself to. */
    static final String MAY_CHANGE = """
            select coalesce(bool_or(has_table_privilege(c.oid, 'update, delete, truncate, trigger')
                                    or pg_has_role(c.relowner, 'usage')), false)
            from pg_class c
            where c.relname like 'audit\\_%' and c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
            """;

    private final Pool pool;

    RoleGuard(Pool pool) {
        this.pool = pool;
    }

    void check(@Observes StartupEvent start) {
        boolean mayChange = pool.query(MAY_CHANGE)
                .execute()
                .map(rows -> Sql.first(rows, row -> row.getBoolean(0)))
                .await()
                .atMost(PATIENCE);
        judge(mayChange, ConfigUtils.isProfileActive("prod"));
    }

    static void judge(boolean mayChange, boolean prod) {
        if (!mayChange) {
            return;
        }
        String advice =
                "The service's database role can change the audit log. Let another role own the database and migrate it "
                        + "(QUARKUS_FLYWAY_USERNAME, QUARKUS_FLYWAY_PASSWORD); see README.";
        if (prod) {
            throw new IllegalStateException(advice);
        }
        LOG.warn(advice);
    }
}
