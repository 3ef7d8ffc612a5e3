package io.abmsuite.segmentation.ledger;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads all a result depends on, as of one moment: as the ledger stands, or as it stood at a watermark. Rows are handed
 * over one by one, so that a portfolio of any size needs no second copy in memory.
 */
@ApplicationScoped
public class LedgerReader {

    /**
     * The ledger at one moment.
     *
     * @param watermark position of that moment
     * @param months when there are effective sales, by currency and month, sorted; also after the last day of the view
     */
    public record Facts(long watermark, List<CurrencyMonth> months) {}

    /** Days of effective sales in one currency and month. */
    public record CurrencyMonth(String currency, YearMonth month, LocalDate firstDay, LocalDate lastDay) {}

    /** Takes day totals, in any order. */
    public interface Receiver {

        /** A day total of one account and currency; sums in units of 0.0001. */
        void total(UUID account, LocalDate day, String currency, Sums sums);
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

    /** Hands over every account there was at the watermark, with sales or without; null: those there are. */
    public Uni<Void> accounts(SqlConnection snapshot, Long watermark, Consumer<AccountFacts> receiver) {
        String sql = watermark == null ? LedgerSql.ACCOUNTS : LedgerSql.ACCOUNTS_AT;
        Tuple values = watermark == null ? Tuple.tuple() : Tuple.of(watermark);
        return Sql.each(snapshot, sql, values, row -> receiver.accept(account(row)));
    }

    /** Watermark, and where there are sales. */
    public Uni<Facts> facts(SqlConnection snapshot, LedgerView view) {
        return snapshot.query(LedgerSql.POSITION)
                .execute()
                .map(rows -> Sql.first(rows, row -> row.getLong(0)))
                .chain(position -> snapshot.preparedQuery(sql(view, LedgerSql.MONTHS, LedgerSql.MONTHS_AT))
                        .execute(values(view))
                        .map(rows -> new Facts(
                                view.watermark() == null ? position : view.watermark(),
                                Sql.list(rows, LedgerReader::month))));
    }

    /** Hands over the day totals of the view, in all currencies. */
    public Uni<Void> totals(SqlConnection snapshot, LedgerView view, Receiver receiver) {
        return Sql.each(
                snapshot,
                sql(view, LedgerSql.TOTALS, LedgerSql.TOTALS_AT),
                values(view).addLocalDate(view.until()),
                row -> receiver.total(row.getUUID(0), row.getLocalDate(1), row.getString(2), sums(row)));
    }

    private static String sql(LedgerView view, String now, String at) {
        return view.watermark() == null ? now : at;
    }

    private static Tuple values(LedgerView view) {
        Tuple values = Tuple.tuple().addArrayOfUUID(view.accountArray());
        return view.watermark() == null ? values : values.addLong(view.watermark());
    }

    private static AccountFacts account(Row row) {
        return new AccountFacts(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getUUID(4),
                row.getBoolean(5));
    }

    private static CurrencyMonth month(Row row) {
        return new CurrencyMonth(
                row.getString(0), YearMonth.from(row.getLocalDate(1)), row.getLocalDate(1), row.getLocalDate(2));
    }

    private static Sums sums(Row row) {
        return new Sums(
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getInteger(6),
                row.getInteger(7),
                row.getInteger(8),
                row.getInteger(9),
                row.getInteger(10));
    }
}
