package io.abmsuite.segmentation.live;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.id.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Looks where ledger and publication stand, and keeps this instance the one that follows. That is to spare work only: what
 * keeps two instances from publishing over each other is the number of the publication.
 */
@ApplicationScoped
class LivePulses {

    private static final String PULSE = """
            with mine as (
                update publishing set live_holder = $1, live_until = now() + interval '10 seconds'
                where mode = 'LIVE'
                  and (live_until is null or live_until < now()
                       or (live_holder = $1 and live_until < now() + interval '7 seconds'))
                returning policy
            )
            select s.policy, s.cadence_ms, (select max(version) from policy where name = s.policy) as version,
                   l.n as position, p.number, p.policy as last_policy, p.policy_version as last_version, p.as_of as last_as_of
            from publishing s cross join ledger_position l cross join publication p
            where s.mode = 'LIVE' and ((s.live_holder = $1 and s.live_until > now()) or exists (select 1 from mine))
            """;
    private static final String RELEASE = "update publishing set live_until = now() where live_holder = $1";
    private static final String WAITING = "select account_id from account_class where candidate_runs > 0";

    private final Pool pool;
    private final UUID instance = Uuids.timeOrdered();

    LivePulses(Pool pool) {
        this.pool = pool;
    }

    /** Null if no policy is live, or another instance follows. */
    Uni<LivePulse> next() {
        return pool.preparedQuery(PULSE).execute(Tuple.of(instance)).map(rows -> Sql.first(rows, LivePulses::pulse));
    }

    /** Lets another instance follow at once. */
    Uni<Void> release() {
        return pool.preparedQuery(RELEASE).execute(Tuple.of(instance)).replaceWithVoid();
    }

    /** Accounts with a class that waits to be confirmed by the next day. */
    Uni<List<UUID>> waiting() {
        return pool.query(WAITING).execute().map(rows -> Sql.list(rows, row -> row.getUUID(0)));
    }

    private static LivePulse pulse(Row row) {
        return new LivePulse(
                row.getString("policy"),
                row.getInteger("version"),
                Duration.ofMillis(row.getInteger("cadence_ms")),
                row.getLong("position"),
                row.getLong("number"),
                row.getString("last_policy"),
                row.getInteger("last_version"),
                row.getLocalDate("last_as_of"));
    }
}
