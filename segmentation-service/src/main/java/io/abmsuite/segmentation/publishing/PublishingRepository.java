package io.abmsuite.segmentation.publishing;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.id.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Keeps how policies are published. */
@ApplicationScoped
class PublishingRepository {

    private static final String COLUMNS = """
            id, policy, version, mode, cron, publishes, cadence_ms, confirm_runs, next_fire, last_fire, last_problem, changed_at,
            changed_by""";
    private static final String FIND = "select %s from publishing where policy = $1".formatted(COLUMNS);
    private static final String LOCK = FIND + " for update";
    private static final String PUT = """
            insert into publishing (id, policy, version, mode, cron, publishes, cadence_ms, confirm_runs, next_fire, changed_at,
                changed_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (policy) do update set version = excluded.version, mode = excluded.mode, cron = excluded.cron,
                publishes = excluded.publishes, cadence_ms = excluded.cadence_ms, confirm_runs = excluded.confirm_runs, next_fire = excluded.next_fire,
                last_problem = null, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            where publishing.version = excluded.version - 1
            """;
    private static final String OTHER = """
            select policy from publishing
            where (mode = 'LIVE' or (mode = 'SCHEDULE' and publishes)) and policy <> $1 limit 1
            """;
    private static final String LIVE = "select %s from publishing where mode = 'LIVE'".formatted(COLUMNS);
    private static final String DUE = """
            select %s from publishing where mode = 'SCHEDULE' and next_fire <= $1 order by next_fire limit 1
            for update skip locked
            """.formatted(COLUMNS);
    private static final String FIRED =
            "update publishing set last_fire = $2, next_fire = $3, last_problem = $4 where policy = $1";
    private static final String PROBLEM =
            "update publishing set last_problem = $2 where policy = $1 and last_problem is distinct from $2";

    private final Pool pool;

    PublishingRepository(Pool pool) {
        this.pool = pool;
    }

    /** How a policy is published; the default if nobody changed it. */
    Uni<Publishing> find(String policy) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(policy))
                .map(rows -> Sql.first(rows, PublishingRepository::publishing))
                .map(found -> found == null ? untouched(policy) : found);
    }

    /** The same, locked until the transaction ends if somebody changed it before. */
    Uni<Publishing> lock(SqlConnection transaction, String policy) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(policy))
                .map(rows -> Sql.first(rows, PublishingRepository::publishing))
                .map(found -> found == null ? untouched(policy) : found);
    }

    /** False if somebody else was faster. */
    Uni<Boolean> put(SqlConnection transaction, Publishing publishing) {
        PublishingFacts facts = publishing.facts();
        Tuple values = Tuple.tuple()
                .addUUID(publishing.id())
                .addString(publishing.policy())
                .addLong(publishing.version())
                .addString(facts.mode().name())
                .addString(facts.cron())
                .addBoolean(facts.publishes())
                .addInteger(facts.cadenceMillis())
                .addInteger(facts.confirmRuns())
                .addOffsetDateTime(time(publishing.nextFire()))
                .addOffsetDateTime(time(publishing.changedAt()))
                .addString(publishing.changedBy());
        return transaction.preparedQuery(PUT).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** Another policy that publishes by itself; null if there is none. */
    Uni<String> otherPublisher(SqlConnection transaction, String policy) {
        return transaction
                .preparedQuery(OTHER)
                .execute(Tuple.of(policy))
                .map(rows -> Sql.first(rows, row -> row.getString(0)));
    }

    /** The live one; null if there is none. */
    Uni<Publishing> live() {
        return pool.query(LIVE).execute().map(rows -> Sql.first(rows, PublishingRepository::publishing));
    }

    /** One that is due, locked until the transaction ends; null if there is none that nobody works on. */
    Uni<Publishing> due(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(DUE)
                .execute(Tuple.of(time(now)))
                .map(rows -> Sql.first(rows, PublishingRepository::publishing));
    }

    /** Notes that the schedule was followed, or why it was not. */
    Uni<Void> fired(SqlConnection transaction, String policy, Instant last, Instant next, String problem) {
        return transaction
                .preparedQuery(FIRED)
                .execute(Tuple.of(policy, time(last), time(next), problem))
                .replaceWithVoid();
    }

    /** Notes why published classes cannot follow the sales; null if they can. */
    Uni<Void> problem(String policy, String problem) {
        return pool.preparedQuery(PROBLEM).execute(Tuple.of(policy, problem)).replaceWithVoid();
    }

    private static Publishing untouched(String policy) {
        return new Publishing(
                Uuids.nameBased("publishing", policy),
                policy,
                0,
                PublishingFacts.DEFAULT,
                null,
                null,
                null,
                null,
                null);
    }

    private static Publishing publishing(Row row) {
        PublishingFacts facts = new PublishingFacts(
                PublishingMode.valueOf(row.getString("mode")),
                row.getString("cron"),
                row.getBoolean("publishes"),
                row.getInteger("cadence_ms"),
                row.getInteger("confirm_runs"));
        return new Publishing(
                row.getUUID("id"),
                row.getString("policy"),
                row.getLong("version"),
                facts,
                instant(row.getOffsetDateTime("next_fire")),
                instant(row.getOffsetDateTime("last_fire")),
                row.getString("last_problem"),
                instant(row.getOffsetDateTime("changed_at")),
                row.getString("changed_by"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
