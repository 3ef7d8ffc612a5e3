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

    private static final String STORE = """
            insert into outbox (event_id, topic, message_key, type, payload, occurred_at, tracking_id, traceparent)
            select uuidv7(), 'abm.accounts', cast(a.id as text), 'io.abmsuite.AccountSnapshotV1',
                   cast(json_build_object(
                       'accountId', a.id, 'version', a.version + 1, 'code', a.code, 'name', a.name,
                       'parentId', a.parent_id, 'country', a.country, 'region', a.region, 'city', a.city,
                       'industry', a.industry, 'segment', a.segment, 'team', a.team, 'tags', a.tags,
                       'keyStatus', a.key_status, 'roles', a.roles, 'archived', a.status = 'ARCHIVED') as text),
                   a.updated_at, cast(%s as uuid), cast(%s as text)
            from account a where a.id = any(%s) order by a.id
            """;
    private static final String ERASE = """
            insert into outbox (event_id, topic, message_key, occurred_at, tracking_id)
            select uuidv7(), 'abm.accounts', e.id::text, now(), $1 from unnest($2::uuid[]) as e(id)
            """;

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
