package io.abmsuite.accounts.sale;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps sales of unknown accounts until their account appears. */
@ApplicationScoped
public class AsideSales {

    /** A sale whose account nobody knows yet. */
    public record Aside(UUID eventId, String accountRef, Sale sale) {}

    private static final String INSERT = """
            insert into sale_aside (event_id, source, account_ref, sale_id, sale) values ($1, $2, $3, $4, $5)
            on conflict (event_id) do nothing
            """;

    private static final ListFields FIELDS = new ListFields()
            .with("source", FieldType.TEXT, "s.source")
            .with("account", FieldType.TEXT, "s.account_ref")
            .with("saleId", FieldType.TEXT, "s.sale_id")
            .with("receivedAt", FieldType.TIME, "s.received_at");
    /** They have no account and so no team. */
    private static final String FROM = "sale_aside s where {team:null::text}";

    private static final MainList<AsideView> LIST =
            new MainList<>("sales-aside", "s.*", FROM, "s.event_id", FieldType.ID, FIELDS, AsideSales::view);
    private static final TeamSql DISCARD =
            new TeamSql("delete from sale_aside where event_id = $1 and {team:null::text} returning *");

    /** A sale kept aside, as callers see it; sale is what was sent. */
    public record AsideView(
            @NotNull UUID id,
            @NotNull String source,
            @NotNull String account,
            @NotNull String saleId,
            @NotNull Map<String, Object> sale,
            @NotNull Instant receivedAt) {}

    private final SaleEvents events;
    private final Pool pool;
    private final AuditTrail audit;

    AsideSales(SaleEvents events, Pool pool, AuditTrail audit) {
        this.events = events;
        this.pool = pool;
        this.audit = audit;
    }

    /** A page of the sales whose account nobody knows yet. */
    public Uni<PageResponse<AsideView>> page(ListRequest request, CursorCodec cursors) {
        return LIST.page(pool, request, cursors);
    }

    /** All sales whose account nobody knows yet, in chunks. */
    public Multi<List<AsideView>> all(ListRequest request) {
        return LIST.all(pool, request);
    }

    /** Throws a sale away; 404 if it is not there (any more), or not for this caller. */
    public Uni<Void> discard(UUID id, Write write) {
        return pool.withTransaction(transaction -> DISCARD.execute(transaction, write.teams(), Tuple.of(id))
                .map(rows -> Sql.first(rows, AsideSales::view))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound(
                        "SALE_ASIDE_NOT_FOUND", "There is no sale aside with this id; it may be taken in by now."))
                .chain(sale -> audit.record(
                        transaction, write, AuditedChange.of("discardSaleAside", "sale-aside", id, sale, null))));
    }

    private static AsideView view(Row row) {
        return new AsideView(
                row.getUUID("event_id"),
                row.getString("source"),
                row.getString("account_ref"),
                row.getString("sale_id"),
                row.get(JsonObject.class, "sale").getMap(),
                row.getOffsetDateTime("received_at").toInstant());
    }

    /** Stores them; what is there already stays. */
    public Uni<Void> store(SqlClient client, List<Aside> asides) {
        if (asides.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = asides.stream()
                .map(aside -> Tuple.tuple()
                        .addUUID(aside.eventId())
                        .addString(aside.sale().source())
                        .addString(aside.accountRef())
                        .addString(aside.sale().saleId())
                        .addValue(new JsonObject(events.write(aside.sale()))))
                .toList();
        return client.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }
}
