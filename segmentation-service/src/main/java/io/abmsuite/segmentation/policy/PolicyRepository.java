package io.abmsuite.segmentation.policy;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.write.Write;
import io.abmsuite.segmentation.kernel.Parameters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the versions of policies. */
@ApplicationScoped
class PolicyRepository {

    private static final String COLUMNS = "name, version, parameters, created_at, created_by";
    private static final String NEWEST = """
            select distinct on (name) %s from policy
            where ($1::text is null or name = $1::text) and ($2::text is null or name > $2::text)
            order by name, version desc limit $3
            """.formatted(COLUMNS);
    private static final String VERSIONS =
            "select %s from policy where name = $1 order by version desc limit 1000".formatted(COLUMNS);
    /** Versions of one name are made one after the other: two callers never make the same. */
    private static final String LOCK_NAME = "select pg_advisory_xact_lock(hashtextextended('policy:' || $1::text, 0))";

    private static final String ADD = """
            insert into policy (name, version, parameters, created_by)
            select $1::text, coalesce(max(version), 0) + 1, $2::jsonb, $3::text from policy where name = $1::text
            returning %s
            """.formatted(COLUMNS);

    private final Pool pool;
    private final Creations creations;
    private final AuditTrail audit;

    PolicyRepository(Pool pool, Creations creations, AuditTrail audit) {
        this.pool = pool;
        this.creations = creations;
        this.audit = audit;
    }

    Uni<List<Policy>> newest(String name, PageRequest page) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of(name, page.after(0), page.fetch()))
                .map(rows -> Sql.list(rows, PolicyRepository::policy));
    }

    /** Newest first; empty if nobody made the policy. */
    Uni<List<Policy>> versions(String name) {
        return pool.preparedQuery(VERSIONS)
                .execute(Tuple.of(name))
                .map(rows -> Sql.list(rows, PolicyRepository::policy));
    }

    /** The newest version; null if nobody made the policy. */
    Uni<Policy> find(String name) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of(name, null, 1))
                .map(rows -> Sql.first(rows, PolicyRepository::policy));
    }

    Uni<Policy> add(String name, Parameters parameters, Write write) {
        return pool.withTransaction(transaction -> add(transaction, name, parameters, write.actor())
                .call(policy -> creations.claim(transaction, write, policy.version()))
                .call(policy -> audit.record(transaction, write, added(policy))));
    }

    private static AuditedChange added(Policy policy) {
        Map<String, Object> version = Map.of(
                "version", policy.version(), "parameters", policy.parameters().toMap());
        return AuditedChange.of("addPolicy", "policy", policy.name(), null, version);
    }

    private static Uni<Policy> add(SqlConnection transaction, String name, Parameters parameters, String author) {
        JsonObject json = new JsonObject(new HashMap<>(parameters.toMap()));
        return transaction
                .preparedQuery(LOCK_NAME)
                .execute(Tuple.of(name))
                .chain(() -> transaction.preparedQuery(ADD).execute(Tuple.of(name, json, author)))
                .map(rows -> Sql.first(rows, PolicyRepository::policy));
    }

    private static Policy policy(Row row) {
        Map<String, String> parameters = new HashMap<>();
        row.getJsonObject("parameters").forEach(entry -> parameters.put(entry.getKey(), (String) entry.getValue()));
        return new Policy(
                row.getString("name"),
                row.getInteger("version"),
                Parameters.of(parameters),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"));
    }
}
