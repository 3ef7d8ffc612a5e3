package io.abmsuite.platform.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes the audit entry of a change in the change's own transaction: there is no change without an entry and no entry
 * without a change. What changes nothing leaves none.
 */
@ApplicationScoped
public class AuditTrail {

    private static final String ADD = """
            with given as (
                select cast(%s as text[]) as v
            ), entry as (
                insert into audit_entry (id, at, actor, action, object_type, object_id, account_id, before, after, apart,
                                         apart_hash, reason, request_id)
                select cast(v[1] as uuid), cast(v[2] as timestamptz), v[3], v[4], v[5], v[6], cast(v[7] as uuid),
                       cast(v[8] as jsonb), cast(v[9] as jsonb), string_to_array(v[10], ','), decode(v[11], 'hex'), v[12], v[13]
                from given
                returning id
            ), waiting as (
                insert into unsealed_entry (entry_id) select id from entry
            )
            insert into erasable_change (entry_id, salt, before, after)
            select entry.id, decode(v[14], 'hex'), cast(v[15] as jsonb), cast(v[16] as jsonb)
            from entry, given where v[14] is not null
            """;
    private static final String FOR_CLIENT = ADD.formatted("$1");
    private static final String FOR_SESSION = ADD.formatted("?1");

    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Adds the entry in the transaction of a Hibernate session. */
    public Uni<Void> record(Mutiny.Session session, Write write, AuditedChange change) {
        String[] values = settle(write, change);
        return values == null
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(FOR_SESSION)
                        .setParameter(1, values)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Adds the entry through a connection that is in a transaction. */
    public Uni<Void> record(SqlClient transaction, Write write, AuditedChange change) {
        String[] values = settle(write, change);
        return values == null
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(FOR_CLIENT)
                        .execute(Tuple.tuple().addArrayOfString(values))
                        .replaceWithVoid();
    }

    /** The columns of the entry; null if nothing has changed. */
    private String[] settle(Write write, AuditedChange change) {
        write.trace().settle();
        Difference difference = Difference.between(change.before(), change.after(), json);
        return difference.isEmpty() ? null : values(write, change, difference);
    }

    private String[] values(Write write, AuditedChange change, Difference difference) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ErasableValues apart = difference.hasErasable() ? ErasableValues.of(difference) : null;
        return new String[] {
            Uuids.timeOrdered().toString(),
            now.toString(),
            write.actor(),
            change.action(),
            change.objectType(),
            change.objectId(),
            change.accountId() == null ? null : change.accountId().toString(),
            CanonicalJson.write(difference.before()),
            CanonicalJson.write(difference.after()),
            String.join(",", difference.apart()),
            apart == null ? null : Hashes.hex(apart.hash()),
            change.reason(),
            write.requestId(),
            apart == null ? null : Hashes.hex(apart.salt()),
            apart == null ? null : apart.before(),
            apart == null ? null : apart.after()
        };
    }
}
