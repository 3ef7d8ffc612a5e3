package io.abmsuite.segmentation.ledger;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes reported sales into the ledger, its totals and its position, set-based, in the caller's transaction. */
@ApplicationScoped
public class Ledger {

    private static final String KNOWN = """
            select s.source, s.sale_id, s.revision, s.event_id, s.content, s.account_id, s.occurred_on, s.amount,
                   s.margin, s.quantity, s.currency, s.voided
            from unnest($1::text[], $2::text[]) as k(source, sale_id)
            join sale s on s.source = k.source and s.sale_id = k.sale_id
            union all
            select s.source, s.sale_id, s.revision, s.event_id, s.content, s.account_id, s.occurred_on, s.amount,
                   s.margin, s.quantity, s.currency, s.voided
            from sale s where s.event_id = any($3::uuid[])
            """;
    private static final String RAISE = "update ledger_position set n = n + 1 where id = 1 returning n";
    private static final String PLACEHOLDERS = """
            insert into account (account_id, code, position)
            select a.id, a.code, $3 from unnest($1::uuid[], $2::text[]) as a(id, code) order by a.id
            on conflict (account_id) do nothing
            """;

    private final LedgerRows rows;

    Ledger(LedgerRows rows) {
        this.rows = rows;
    }

    /** A sale as it was reported, with the code of its account for a placeholder. */
    public record Report(LedgerSale sale, String accountCode) {}

    /**
     * Takes the reports in, in this order.
     *
     * @return per refused report why, by its place in the list
     */
    public Uni<Map<Integer, Refused>> take(SqlConnection transaction, List<Report> reports) {
        return known(transaction, reports).chain(decision -> {
            Map<Integer, Refused> refused = new LinkedHashMap<>();
            for (int i = 0; i < reports.size(); i++) {
                LedgerDecision.Refusal refusal = decision.decide(reports.get(i).sale());
                if (refusal != null) {
                    refused.put(i, new Refused(refusal.name(), refusal.message()));
                }
            }
            return write(transaction, reports, decision).replaceWith(refused);
        });
    }

    /** Why a report was refused. */
    public record Refused(String code, String message) {}

    private static Uni<LedgerDecision> known(SqlConnection transaction, List<Report> reports) {
        List<SaleKey> keys =
                reports.stream().map(report -> report.sale().key()).distinct().toList();
        Tuple values = Tuple.tuple()
                .addArrayOfString(keys.stream().map(SaleKey::source).toArray(String[]::new))
                .addArrayOfString(keys.stream().map(SaleKey::saleId).toArray(String[]::new))
                .addArrayOfUUID(
                        reports.stream().map(report -> report.sale().eventId()).toArray(UUID[]::new));
        return transaction.preparedQuery(KNOWN).execute(values).map(found -> {
            LedgerDecision decision = new LedgerDecision();
            found.forEach(row -> decision.know(new SaleKey(row.getString(0), row.getString(1)), revision(row)));
            return decision;
        });
    }

    private Uni<Void> write(SqlConnection transaction, List<Report> reports, LedgerDecision decision) {
        if (decision.additions().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(RAISE)
                .execute()
                .map(raised -> Sql.first(raised, row -> row.getLong(0)))
                .chain(position -> placeholders(transaction, reports, decision, position)
                        .chain(() -> rows.insertSales(transaction, decision.additions(), decision.contents(), position))
                        .chain(() -> rows.moveTotals(transaction, decision.totals(), position)));
    }

    private static Uni<Void> placeholders(
            SqlConnection transaction, List<Report> reports, LedgerDecision decision, long position) {
        Map<UUID, String> codes = new LinkedHashMap<>();
        reports.forEach(report -> codes.put(report.sale().accountId(), report.accountCode()));
        List<UUID> ids = new ArrayList<>(decision.additions().stream()
                .map(LedgerSale::accountId)
                .distinct()
                .toList());
        return transaction
                .preparedQuery(PLACEHOLDERS)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(ids.toArray(UUID[]::new))
                        .addArrayOfString(ids.stream().map(codes::get).toArray(String[]::new))
                        .addLong(position))
                .replaceWithVoid();
    }

    private static KnownRevision revision(Row row) {
        return new KnownRevision(
                row.getInteger("revision"),
                row.getUUID("event_id"),
                row.getUUID("content"),
                row.getUUID("account_id"),
                row.getLocalDate("occurred_on"),
                row.getLong("amount"),
                row.getLong("margin"),
                row.getLong("quantity"),
                row.getString("currency"),
                row.getBoolean("voided"));
    }
}
