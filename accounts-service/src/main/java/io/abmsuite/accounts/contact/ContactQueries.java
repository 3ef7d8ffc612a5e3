package io.abmsuite.accounts.contact;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.etag.NotStored;
import io.abmsuite.platform.etag.Versioned;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
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
    @NotStored
    public record ContactView(
            @NotNull UUID id,
            String source,
            String externalId,
            @NotNull UUID accountId,
            @NotNull String accountCode,
            String fullName,
            String firstName,
            String lastName,
            String title,
            String email,
            String phone,
            Map<String, Object> attributes,
            boolean archived,
            long version,
            @NotNull Instant createdAt,
            @NotNull Instant updatedAt)
            implements Versioned {}

    private static final String COLUMNS = "c.*, a.code as account_code";
    private static final String FROM = "contact c join account a on a.id = c.account_id where {team:a.team}";
    private static final ListFields FIELDS = new ListFields()
            .with("source", FieldType.TEXT, "c.source")
            .with("externalId", FieldType.TEXT, "c.external_id")
            .with("accountCode", FieldType.TEXT, "a.code")
            .with("fullName", FieldType.TEXT, "c.full_name")
            .with("firstName", FieldType.TEXT, "c.first_name")
            .with("lastName", FieldType.TEXT, "c.last_name")
            .with("title", FieldType.TEXT, "c.title")
            .with("email", FieldType.TEXT, "c.email")
            .with("phone", FieldType.TEXT, "c.phone")
            .with("archived", FieldType.BOOLEAN, "c.archived")
            .with("createdAt", FieldType.TIME, "c.created_at")
            .with("updatedAt", FieldType.TIME, "c.updated_at");
    private static final MainList<ContactView> LIST =
            new MainList<>("contacts", COLUMNS, FROM, "c.id", FieldType.ID, FIELDS, ContactQueries::view);

    private static final TeamSql ONE = new TeamSql("select " + COLUMNS + " from " + FROM + " and c.id = $1");

    private final Pool pool;

    ContactQueries(Pool pool) {
        this.pool = pool;
    }

    /** One contact; 404 if there is none the caller sees. */
    public Uni<ContactView> get(UUID id, VisibleTeams teams) {
        return ONE.execute(pool, teams, Tuple.of(id))
                .map(rows -> Sql.one(rows, ContactQueries::view, () -> ContactService.notFound(id)));
    }

    /** A page; of one account, or of all if it is null. */
    public Uni<PageResponse<ContactView>> page(UUID account, ListRequest request, CursorCodec cursors) {
        return LIST.page(pool, request.where("c.account_id = %s", account), cursors);
    }

    /** All contacts that match, in chunks. */
    public Multi<List<ContactView>> all(UUID account, ListRequest request) {
        return LIST.all(pool, request.where("c.account_id = %s", account));
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
