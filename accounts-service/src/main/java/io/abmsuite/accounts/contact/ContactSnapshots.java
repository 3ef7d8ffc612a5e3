package io.abmsuite.accounts.contact;

import io.abmsuite.platform.trace.Traceparent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.type.StandardBasicTypes;

/** Puts snapshots of contacts (ContactSnapshotV1) into the outbox; one statement for use cases and imports. */
@ApplicationScoped
public class ContactSnapshots {

    private static final String STORE = """
            insert into outbox (event_id, topic, message_key, type, payload, occurred_at, tracking_id, traceparent)
            select uuidv7(), 'abm.contacts', cast(c.id as text), 'io.abmsuite.ContactSnapshotV1',
                   cast(json_build_object(
                       'contactId', c.id, 'version', c.version + 1, 'accountId', c.account_id,
                       'fullName', c.full_name, 'firstName', c.first_name, 'lastName', c.last_name,
                       'title', c.title, 'email', c.email, 'phone', c.phone, 'archived', c.archived) as text),
                   c.updated_at, cast(%s as uuid), cast(%s as text)
            from contact c where c.id = any(%s) order by c.id
            """;
    private static final String ERASE = """
            insert into outbox (event_id, topic, message_key, occurred_at, tracking_id)
            select uuidv7(), 'abm.contacts', e.id::text, now(), $1 from unnest($2::uuid[]) as e(id)
            """;

    /** Stores tombstones of removed contacts through a connection that is in a transaction. */
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

    /** Stores the snapshot of one contact in the transaction of a session; pending changes are flushed before. */
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
