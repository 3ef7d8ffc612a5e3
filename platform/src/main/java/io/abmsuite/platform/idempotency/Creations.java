package io.abmsuite.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.etag.EntityTag;
import io.abmsuite.platform.etag.Versioned;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lets a creation happen once however often it is sent. The effect claims its key in its own transaction, so that there is
 * no effect without a key and no key without an effect; the answer is kept before it is given. Answers that refuse are not
 * kept: nothing has happened, and the same request may be right later.
 */
@ApplicationScoped
public class Creations {

    private static final String CLAIM = """
            with locked as materialized (
                select pg_try_advisory_xact_lock(hashtextextended(%s, 0)) as free
            ), claimed as (
                insert into idempotency_key (principal, operation, key, fingerprint, resource)
                select %s, %s, %s, cast(%s as uuid), %s from locked where free
                on conflict do nothing
                returning true as first
            )
            select free, exists (select from claimed) as first from locked
            """;
    private static final String FOR_SESSION = CLAIM.formatted("?1", "?2", "?3", "?4", "?5", "?6");
    private static final String FOR_CLIENT =
            CLAIM.formatted("$1", "$2::text", "$3::text", "$4::text", "$5::text", "$6::text");
    private static final String FIND = """
            select fingerprint, resource, status, location, etag, body from idempotency_key
            where principal = $1 and operation = $2 and key = $3
            """;
    private static final String KEEP = """
            update idempotency_key set status = $4, location = $5, etag = $6, body = $7
            where principal = $1 and operation = $2 and key = $3 and status is null
            """;

    private final Pool pool;
    private final ObjectMapper json;

    Creations(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * Answers a creation.
     *
     * @param effect creates, claims the key in its transaction, and names what it has created
     * @param answer makes the answer from that name
     */
    public Uni<Response> once(Write write, Supplier<Uni<String>> effect, Function<String, Uni<Response>> answer) {
        CreationKey key = write.key();
        if (key == null) {
            return effect.get().chain(answer::apply);
        }
        return find(key)
                .chain(known -> known != null
                        ? replay(known, write, answer)
                        : effect.get()
                                .chain(resource -> answer.apply(resource))
                                .chain(response -> keep(key, response))
                                .onFailure(AlreadyCreatedException.class)
                                .recoverWithUni(() -> find(key).chain(stored -> replay(stored, write, answer))));
    }

    /** What a creation has created, now or when it was sent before; for creations that are answered together. */
    public Uni<String> resource(Write write, Supplier<Uni<String>> effect) {
        CreationKey key = write.key();
        if (key == null) {
            return effect.get();
        }
        return find(key)
                .chain(known -> known != null
                        ? Uni.createFrom().item(() -> checked(known, write).resource())
                        : effect.get()
                                .onFailure(AlreadyCreatedException.class)
                                .recoverWithUni(() -> find(key)
                                        .map(stored -> checked(stored, write).resource())));
    }

    /** Claims the key of this write, if it has one, in the transaction of a Hibernate session. */
    public Uni<Void> claim(Mutiny.Session session, Write write, Object resource) {
        CreationKey key = write.key();
        if (key == null) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(FOR_SESSION, Object[].class)
                .setParameter(1, key.name())
                .setParameter(2, key.principal())
                .setParameter(3, key.operation())
                .setParameter(4, key.key())
                .setParameter(5, key.fingerprint().toString())
                .setParameter(6, resource.toString())
                .getSingleResult()
                .invoke(outcome -> goOnIf((Boolean) outcome[0], (Boolean) outcome[1]))
                .replaceWithVoid();
    }

    /** Claims the key of this write, if it has one, through a connection that is in a transaction. */
    public Uni<Void> claim(SqlClient transaction, Write write, Object resource) {
        CreationKey key = write.key();
        if (key == null) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(FOR_CLIENT)
                .execute(Tuple.of(
                        key.name(),
                        key.principal(),
                        key.operation(),
                        key.key(),
                        key.fingerprint().toString(),
                        resource.toString()))
                .map(rows -> rows.iterator().next())
                .invoke(outcome -> goOnIf(outcome.getBoolean(0), outcome.getBoolean(1)))
                .replaceWithVoid();
    }

    private static void goOnIf(boolean free, boolean first) {
        if (!free) {
            throw new ProblemException(Problem.of(
                    409,
                    "IDEMPOTENCY_KEY_IN_USE",
                    "A request with this Idempotency-Key is under way; send it again in a moment."));
        }
        if (!first) {
            throw new AlreadyCreatedException();
        }
    }

    private Uni<StoredAnswer> find(CreationKey key) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(key.principal(), key.operation(), key.key()))
                .map(rows -> Sql.first(rows, StoredAnswer::of));
    }

    private Uni<Response> replay(StoredAnswer known, Write write, Function<String, Uni<Response>> answer) {
        return checked(known, write).status() != null
                ? Uni.createFrom().item(known.replay())
                : answer.apply(known.resource()).chain(response -> keep(write.key(), response));
    }

    private static StoredAnswer checked(StoredAnswer known, Write write) {
        if (!known.fingerprint().equals(write.key().fingerprint())) {
            throw new ProblemException(Problem.of(
                    422,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key came with another body before; use a new key for a new request."));
        }
        write.trace().repeat();
        return known;
    }

    private Uni<Response> keep(CreationKey key, Response response) {
        String body = text(response.getEntity());
        Tuple values = Tuple.tuple()
                .addString(key.principal())
                .addString(key.operation())
                .addString(key.key())
                .addInteger(response.getStatus())
                .addString(
                        response.getLocation() == null
                                ? null
                                : response.getLocation().toString())
                .addString(
                        response.getEntity() instanceof Versioned
                                ? EntityTag.of(response.getEntity(), body.getBytes(StandardCharsets.UTF_8))
                                : null)
                .addString(body);
        return pool.preparedQuery(KEEP)
                .execute(values)
                .chain(kept -> kept.rowCount() == 1
                        ? Uni.createFrom().item(response)
                        : find(key).map(stored -> givenMeanwhile(stored, key)));
    }

    private static Response givenMeanwhile(StoredAnswer stored, CreationKey key) {
        if (stored == null) {
            throw new IllegalStateException(key.operation() + " has not claimed its Idempotency-Key");
        }
        return stored.replay();
    }

    private String text(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a view is always JSON", impossible);
        }
    }
}
