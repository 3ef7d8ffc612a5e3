package io.abmsuite.accounts.contact;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.etag.Versioned;
import io.abmsuite.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads contacts straight into views. */
@ApplicationScoped
public class ContactQueries {

    /**
     * A contact as callers see it.
     *
     * @param source and externalId name it in the system it was imported from; null if it was added here
     */
    public record ContactView(
            UUID id,
            String source,
            String externalId,
            UUID accountId,
            String accountCode,
            String fullName,
            String firstName,
            String lastName,
            String title,
            String email,
            String phone,
            Map<String, Object> attributes,
            boolean archived,
            long version,
            Instant createdAt,
            Instant updatedAt)
            implements Versioned {}

    private static final String SELECT =
            "select c.*, a.code as account_code from contact c join account a on a.id = c.account_id ";

    private final Pool pool;

    ContactQueries(Pool pool) {
        this.pool = pool;
    }

    /** One contact; 404 if there is none. */
    public Uni<ContactView> get(UUID id) {
        return pool.preparedQuery(SELECT + "where c.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Sql.first(rows, ContactQueries::view))
                .onItem()
                .ifNull()
                .failWith(() -> ContactService.notFound(id));
    }

    /** One row more than the page has; of one account, or of all if it is null. */
    public Uni<List<ContactView>> list(UUID account, PageRequest page) {
        return pool.preparedQuery(SELECT + """
                                where ($1::uuid is null or c.account_id = $1) and ($2::uuid is null or c.id > $2)
                                order by c.id limit $3
                                """)
                .execute(Tuple.of(account, page.after(0) == null ? null : UUID.fromString(page.after(0)), page.fetch()))
                .map(rows -> Sql.list(rows, ContactQueries::view));
    }

    private static ContactView view(Row row) {
        return new ContactView(
                row.getUUID("id"),
                row.getString("source"),
                row.getString("external_id"),
                row.getUUID("account_id"),
                row.getString("account_code"),
                row.getString("full_name"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("title"),
                row.getString("email"),
                row.getString("phone"),
                row.get(JsonObject.class, "attributes").getMap(),
                row.getBoolean("archived"),
                row.getLong("version") + 1,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
