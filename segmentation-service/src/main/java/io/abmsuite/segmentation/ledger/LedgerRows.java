package io.abmsuite.segmentation.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Writes new revisions and moved totals, each in one statement. */
@ApplicationScoped
class LedgerRows {

    private static final String INSERT_SALES = """
            insert into sale (source, sale_id, revision, event_id, account_id, occurred_on, amount, margin, quantity,
                              currency, voided, product, category, order_id, sales_rep, status, content, position)
            select s.*, $18 from unnest($1::text[], $2::text[], $3::int[], $4::uuid[], $5::uuid[], $6::date[],
                $7::bigint[], $8::bigint[], $9::bigint[], $10::text[], $11::boolean[], $12::text[], $13::text[],
                $14::text[], $15::text[], $16::text[], $17::uuid[]) as s
            """;
    private static final String MOVE_TOTALS = """
            insert into day_total as t (account_id, day, currency, amount, margin, quantity, rows, rows_positive,
                                        rows_negative, rows_without_margin, rows_without_quantity, position)
            select d.*, $12 from unnest($1::uuid[], $2::date[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
                $7::int[], $8::int[], $9::int[], $10::int[], $11::int[]) as d
            on conflict (account_id, day, currency) do update set
                amount = t.amount + excluded.amount, margin = t.margin + excluded.margin,
                quantity = t.quantity + excluded.quantity, rows = t.rows + excluded.rows,
                rows_positive = t.rows_positive + excluded.rows_positive,
                rows_negative = t.rows_negative + excluded.rows_negative,
                rows_without_margin = t.rows_without_margin + excluded.rows_without_margin,
                rows_without_quantity = t.rows_without_quantity + excluded.rows_without_quantity,
                position = excluded.position
            """;

    Uni<Void> insertSales(SqlConnection transaction, List<LedgerSale> sales, List<UUID> contents, long position) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(texts(sales, sale -> sale.key().source()))
                .addArrayOfString(texts(sales, sale -> sale.key().saleId()))
                .addArrayOfInteger(sales.stream().map(LedgerSale::revision).toArray(Integer[]::new))
                .addArrayOfUUID(sales.stream().map(LedgerSale::eventId).toArray(UUID[]::new))
                .addArrayOfUUID(sales.stream().map(LedgerSale::accountId).toArray(UUID[]::new))
                .addArrayOfLocalDate(sales.stream().map(LedgerSale::occurredOn).toArray(LocalDate[]::new))
                .addArrayOfLong(sales.stream().map(LedgerSale::amount).toArray(Long[]::new))
                .addArrayOfLong(sales.stream().map(LedgerSale::margin).toArray(Long[]::new))
                .addArrayOfLong(sales.stream().map(LedgerSale::quantity).toArray(Long[]::new))
                .addArrayOfString(texts(sales, LedgerSale::currency))
                .addArrayOfBoolean(sales.stream().map(LedgerSale::voided).toArray(Boolean[]::new))
                .addArrayOfString(texts(sales, LedgerSale::product))
                .addArrayOfString(texts(sales, LedgerSale::category))
                .addArrayOfString(texts(sales, LedgerSale::orderId))
                .addArrayOfString(texts(sales, LedgerSale::salesRep))
                .addArrayOfString(texts(sales, LedgerSale::status))
                .addArrayOfUUID(contents.toArray(UUID[]::new))
                .addLong(position);
        return transaction.preparedQuery(INSERT_SALES).execute(values).replaceWithVoid();
    }

    Uni<Void> moveTotals(SqlConnection transaction, Map<TotalKey, TotalChange> moves, long position) {
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Collection<TotalChange> changes = moves.values();
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(moves.keySet().stream().map(TotalKey::accountId).toArray(UUID[]::new))
                .addArrayOfLocalDate(moves.keySet().stream().map(TotalKey::day).toArray(LocalDate[]::new))
                .addArrayOfString(
                        moves.keySet().stream().map(TotalKey::currency).toArray(String[]::new))
                .addArrayOfLong(changes.stream().map(TotalChange::amount).toArray(Long[]::new))
                .addArrayOfLong(changes.stream().map(TotalChange::margin).toArray(Long[]::new))
                .addArrayOfLong(changes.stream().map(TotalChange::quantity).toArray(Long[]::new))
                .addArrayOfInteger(counts(changes, TotalChange::rows))
                .addArrayOfInteger(counts(changes, TotalChange::rowsPositive))
                .addArrayOfInteger(counts(changes, TotalChange::rowsNegative))
                .addArrayOfInteger(counts(changes, TotalChange::rowsWithoutMargin))
                .addArrayOfInteger(counts(changes, TotalChange::rowsWithoutQuantity))
                .addLong(position);
        return transaction.preparedQuery(MOVE_TOTALS).execute(values).replaceWithVoid();
    }

    private static String[] texts(List<LedgerSale> sales, Function<LedgerSale, String> value) {
        return sales.stream().map(value).toArray(String[]::new);
    }

    private static Integer[] counts(Collection<TotalChange> changes, Function<TotalChange, Integer> value) {
        return changes.stream().map(value).toArray(Integer[]::new);
    }
}
