package io.abmsuite.segmentation.ledger;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowStream;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads all a run needs, as of one moment: every account, with sales or without, and the day totals of one currency. Rows
 * are handed over one by one, so that a portfolio of any size needs no second copy in memory.
 */
@ApplicationScoped
public class LedgerReader {

    private static final int FETCH = 5000;
    private static final String FACTS = """
            select (select n from ledger_position where id = 1) as watermark,
                   coalesce(array_agg(distinct currency order by currency) filter (where day <= $1), '{}') as currencies,
                   max(day) as last_day
            from day_total where rows > 0
            """;
    private static final String ACCOUNTS = "select account_id, code from account order by account_id";
    private static final String TOTALS = """
            select account_id, day, amount, margin, quantity, rows, rows_positive, rows_negative,
                   rows_without_margin, rows_without_quantity
            from day_total where currency = $1 and rows > 0
            """;

    /**
     * The ledger at one moment.
     *
     * @param watermark position of that moment
     * @param currencies of the effective sales up to the asked day
     * @param lastDay latest day with a sale at all; null if there is none
     */
    public record Facts(long watermark, List<String> currencies, LocalDate lastDay) {}

    /** Takes the rows, in any order, accounts before totals. */
    public interface Receiver {

        void account(UUID id, String code);

        /** A day total; sums in units of 0.0001. */
        void total(UUID account, LocalDate day, Sums sums);
    }

    /** Sums and counts of a day. */
    public record Sums(
            long amount,
            long margin,
            long quantity,
            int rows,
            int rowsPositive,
            int rowsNegative,
            int rowsWithoutMargin,
            int rowsWithoutQuantity) {}

    private final Pool pool;

    LedgerReader(Pool pool) {
        this.pool = pool;
    }

    /** Runs work on one snapshot of the database: all it reads is of the same moment. */
    public <T> Uni<T> atOneMoment(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(transaction -> transaction
                .query("set transaction isolation level repeatable read, read only")
                .execute()
                .chain(() -> work.apply(transaction)));
    }

    /** Watermark, currencies up to a day, and the last day. */
    public Uni<Facts> facts(SqlConnection snapshot, LocalDate asOf) {
        return snapshot.preparedQuery(FACTS)
                .execute(Tuple.of(asOf))
                .map(rows -> Sql.first(
                        rows,
                        row -> new Facts(
                                row.getLong("watermark"),
                                List.of(row.getArrayOfStrings("currencies")),
                                row.getLocalDate("last_day"))));
    }

    /** Hands all accounts over, then all day totals of the currency. */
    public Uni<Void> read(SqlConnection snapshot, String currency, Receiver receiver) {
        return stream(snapshot, ACCOUNTS, Tuple.tuple(), row -> receiver.account(row.getUUID(0), row.getString(1)))
                .chain(() -> stream(
                        snapshot,
                        TOTALS,
                        Tuple.of(currency),
                        row -> receiver.total(row.getUUID(0), row.getLocalDate(1), sums(row))));
    }

    private static Sums sums(Row row) {
        return new Sums(
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getInteger(5),
                row.getInteger(6),
                row.getInteger(7),
                row.getInteger(8),
                row.getInteger(9));
    }

    private static Uni<Void> stream(
            SqlConnection snapshot, String sql, Tuple values, java.util.function.Consumer<Row> each) {
        return snapshot.prepare(sql).chain(statement -> {
            RowStream<Row> stream = statement.createStream(FETCH, values);
            return stream.toMulti().invoke(each).collect().last().chain(statement::close);
        });
    }
}
