package io.abmsuite.accounts.sale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListCondition;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.filter.SqlValues;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Keeps sales of unknown accounts until their account appears. */
@ApplicationScoped
public class AsideSales {

    /** A sale whose account nobody knows yet. */
    public record Aside(UUID eventId, String accountRef, Sale sale) {}

    private static final String INSERT = """
            insert into sale_aside (event_id, source, account_ref, sale_id, sale, import_id)
            select s.event_id, s.source, s.account_ref, s.sale_id, s.sale::jsonb, $6
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
                 as s(event_id, source, account_ref, sale_id, sale)
            on conflict (event_id) do nothing
            """;

    private static final ListFields FIELDS = new ListFields()
            .with("source", FieldType.TEXT, "s.source")
            .with("account", FieldType.TEXT, "s.account_ref")
            .with("saleId", FieldType.TEXT, "s.sale_id")
            .with("importId", FieldType.ID, "s.import_id")
            .with("occurredOn", FieldType.DATE, "(s.sale ->> 'occurredOn')::date")
            .with("receivedAt", FieldType.TIME, "s.received_at");
    /** They have no account and so no team. */
    private static final String FROM = "sale_aside s where {team:null::text}";

    private static final String COLUMNS = """
            s.event_id, s.source, s.account_ref, s.sale_id, s.import_id, s.sale::text as sale, s.received_at
            """;
    private static final TeamSql DISCARD =
            new TeamSql("delete from sale_aside s where event_id = $1 and {team:null::text} returning " + COLUMNS);

    /** Amounts are exact: no detour over floating point. */
    private static final ObjectReader JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readerForMapOf(Object.class);

    private static final MainList<AsideView> LIST =
            new MainList<>("sales-aside", COLUMNS, FROM, "s.event_id", FieldType.ID, FIELDS, AsideSales::view);

    /**
     * A sale kept aside, as callers see it.
     *
     * @param importId the import it came with; null if it was reported alone
     * @param sale what was sent
     */
    public record AsideView(
            @NotNull UUID id,
            @NotNull String source,
            @NotNull String account,
            @NotNull String saleId,
            UUID importId,
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
                .map(rows -> Sql.one(
                        rows,
                        AsideSales::view,
                        () -> ProblemException.notFound(
                                "SALE_ASIDE_NOT_FOUND",
                                "There is no sale aside with this id; it may be taken in by now.")))
                .chain(sale -> audit.record(
                        transaction, write, AuditedChange.of("discardSaleAside", "sale-aside", id, sale, null))));
    }

    /** Throws away those of these sales that came with an import and still wait; tells which. */
    public Uni<Set<SaleName>> discard(SqlClient transaction, UUID importId, List<SaleName> sales) {
        return transaction
                .preparedQuery("""
                        delete from sale_aside where import_id = $1 and sale_id = any($2) returning source, sale_id
                        """)
                .execute(Tuple.of(importId)
                        .addArrayOfString(sales.stream().map(SaleName::saleId).toArray(String[]::new)))
                .map(rows -> new HashSet<>(Sql.list(rows, row -> new SaleName(row.getString(0), row.getString(1)))));
    }

    /** Throws all sales away that a filter and an import, if given, select; tells how many. */
    public Uni<Long> discardAll(String filter, UUID importId, Write write) {
        SqlValues values = new SqlValues();
        ListCondition condition = ListCondition.of(filter, null, FIELDS, "s.event_id", FieldType.ID, values);
        String ofImport = importId == null ? "" : " and s.import_id = " + values.bind(importId) + "::uuid";
        String sql = "delete from sale_aside s where " + condition.filter() + ofImport;
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(sql)
                .execute(values.tuple())
                .map(rows -> (long) rows.rowCount())
                .call(count -> audit.record(
                        transaction,
                        write,
                        AuditedChange.of(
                                "discardSalesAside",
                                "sale-aside",
                                Uuids.timeOrdered(),
                                null,
                                new DiscardedSales(filter, importId, count)))));
    }

    /** What was thrown away together. */
    record DiscardedSales(String filter, UUID importId, long discarded) {}

    private static Map<String, Object> facts(String sale) {
        try {
            return JSON.readValue(sale);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored sale can always be read", impossible);
        }
    }

    private static AsideView view(Row row) {
        return new AsideView(
                row.getUUID("event_id"),
                row.getString("source"),
                row.getString("account_ref"),
                row.getString("sale_id"),
                row.getUUID("import_id"),
                facts(row.getString("sale")),
                row.getOffsetDateTime("received_at").toInstant());
    }

    /**
     * Stores them; what is there already stays.
     *
     * @param importId the import they came with; null if none
     */
    public Uni<Void> store(SqlClient client, List<Aside> asides, UUID importId) {
        if (asides.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(asides.stream().map(Aside::eventId).toArray(UUID[]::new))
                .addArrayOfString(texts(asides, aside -> aside.sale().source()))
                .addArrayOfString(texts(asides, Aside::accountRef))
                .addArrayOfString(texts(asides, aside -> aside.sale().saleId()))
                .addArrayOfString(texts(asides, aside -> events.write(aside.sale())))
                .addUUID(importId);
        return client.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    private static String[] texts(List<Aside> asides, Function<Aside, String> text) {
        return asides.stream().map(text).toArray(String[]::new);
    }
}
