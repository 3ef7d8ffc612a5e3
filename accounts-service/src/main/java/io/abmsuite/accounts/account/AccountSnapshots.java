package io.abmsuite.accounts.account;

import io.abmsuite.platform.trace.Traceparent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.type.StandardBasicTypes;

/**
 * Puts snapshots of accounts (AccountSnapshotV1) into the outbox. One statement builds them from the table, so use cases
 * and imports cannot tell different things.
 */
@ApplicationScoped
public class AccountSnapshots {

    /** The events of accounts: parameters with the tracking id and the trace, the table, and which of its rows. */
    private static final String EVENTS = """
            insert into outbox (event_id, topic, message_key, type, payload, occurred_at, tracking_id, traceparent)
            select uuidv7(), 'abm.accounts', cast(a.id as text), 'io.abmsuite.AccountSnapshotV1',
                   cast(row_to_json(f) as text), a.updated_at, cast(%s as uuid), cast(%s as text)
            from %s cross join lateral (
                select a.id as "accountId", a.version + 1 as version, a.code, a.name, a.parent_id as "parentId", a.country,
                       a.region, a.city, a.industry, a.segment, a.team, a.tags, a.key_status as "keyStatus", a.roles,
                       a.status = 'ARCHIVED' as archived) f
            %s
            """;

    private static final String STORE = EVENTS.formatted("%s", "%s", "account a", "where a.id = any(%s) order by a.id");
    private static final String ERASE = """
            insert into outbox (event_id, topic, message_key, occurred_at, tracking_id)
            select uuidv7(), 'abm.accounts', e.id::text, now(), $1 from unnest($2::uuid[]) as e(id)
            """;

    /**
     * SQL that stores the snapshots of accounts a statement has just written.
     *
     * @param written name of that part of the statement, with all columns of an account
     * @param traceparent parameter with the trace
     */
    static String storeOf(String written, String traceparent) {
        return EVENTS.formatted("null", traceparent, written + " a", "");
    }

    /** Stores tombstones of removed accounts through a connection that is in a transaction. */
    public Uni<Void> erase(SqlClient transaction, UUID[] ids, UUID trackingId) {
        return transaction
                .preparedQuery(ERASE)
                .execute(Tuple.tuple().addUUID(trackingId).addArrayOfUUID(ids))
                .replaceWithVoid();
    }

    /** Stores snapshots through a connection that is in a transaction. */
    public Uni<Void> store(SqlClient transaction, UUID[] ids, UUID trackingId) {
        return transaction
                .preparedQuery(STORE.formatted("$1", "$2", "$3::uuid[]"))
                .execute(Tuple.tuple()
                        .addUUID(trackingId)
                        .addString(Traceparent.current())
                        .addArrayOfUUID(ids))
                .replaceWithVoid();
    }

    /** Stores the snapshot of one account in the transaction of a session; pending changes are flushed before. */
    Uni<Void> store(Mutiny.Session session, UUID id) {
        return session.flush()
                .chain(() -> session.createNativeQuery(
                                STORE.formatted("null", "?1", "cast(cast(?2 as text[]) as uuid[])"))
                        .setParameter(1, new TypedParameterValue<>(StandardBasicTypes.STRING, Traceparent.current()))
                        .setParameter(2, new String[] {id.toString()})
                        .executeUpdate())
                .replaceWithVoid();
    }
}
