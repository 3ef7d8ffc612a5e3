package io.abmsuite.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the audit log. */
@ApplicationScoped
public class AuditQueries {

    private static final ListFields FIELDS = new ListFields()
            .with("at", FieldType.TIME, "e.at")
            .with("actor", FieldType.TEXT, "e.actor")
            .with("action", FieldType.TEXT, "e.action")
            .with("objectType", FieldType.TEXT, "e.object_type")
            .with("objectId", FieldType.TEXT, "e.object_id")
            .with("accountId", FieldType.ID, "e.account_id")
            .with("requestId", FieldType.TEXT, "e.request_id");
    private static final String COLUMNS = """
            e.id, e.at, e.actor, e.action, e.object_type, e.object_id, e.account_id, e.before::text as before,
            e.after::text as after, e.apart, e.reason, e.request_id, s.seal""";
    private static final String FROM = "audit_entry e left join audit_sealed s on s.entry_id = e.id where true";
    private static final String FIND = "select " + COLUMNS + " from " + FROM + " and e.id = $1";
    private static final String APART =
            "select before::text as before, after::text as after from erasable_change where entry_id = $1";
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final Pool pool;
    private final ObjectMapper json;
    private final MainList<AuditEntryView> list;

    AuditQueries(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
        this.list = new MainList<>("audit", COLUMNS, FROM, "e.id", FieldType.ID, FIELDS, this::view);
    }

    /** A page, in the order of time unless asked otherwise. */
    public Uni<PageResponse<AuditEntryView>> page(ListRequest request, CursorCodec cursors) {
        return list.page(pool, request, cursors);
    }

    /** All entries that match, in chunks. */
    public Multi<List<AuditEntryView>> all(ListRequest request) {
        return list.all(pool, request);
    }

    /** An entry; 404 if there is none. */
    public Uni<AuditEntryView> get(UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> Sql.one(rows, this::view, () -> notFound(id)));
    }

    /** An entry with its values that are kept apart; 404 if there is none. */
    public Uni<AuditEntryView> getWithValues(UUID id) {
        return get(id).chain(entry -> entry.apart().isEmpty()
                ? Uni.createFrom().item(entry)
                : pool.preparedQuery(APART)
                        .execute(Tuple.of(id))
                        .map(rows -> Sql.first(rows, this::apart))
                        .map(kept -> entry.with(kept == null ? ApartView.ERASED : kept)));
    }

    private ApartView apart(Row row) {
        return new ApartView(false, facts(row.getString("before")), facts(row.getString("after")));
    }

    private static ProblemException notFound(UUID id) {
        return ProblemException.notFound("AUDIT_ENTRY_NOT_FOUND", "There is no audit entry " + id + ".");
    }

    private AuditEntryView view(Row row) {
        return new AuditEntryView(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getUUID("account_id"),
                facts(row.getString("before")),
                facts(row.getString("after")),
                Arrays.asList(row.getArrayOfStrings("apart")),
                row.getString("reason"),
                row.getString("request_id"),
                row.getLong("seal"),
                null);
    }

    private Map<String, Object> facts(String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, FACTS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb is always JSON", impossible);
        }
    }
}
