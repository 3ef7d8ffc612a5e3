package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The peer: DuckDB in this process, the sample in its own memory, two threads, exact decimals for money. It has the sample twice,
 * a row per account and month, as sales are, and a row per account with a column per month, as the kernel keeps them.
 */
final class DuckDb implements AutoCloseable {

    /** How the sample is laid out. */
    enum Layout {
        ROWS("select account, sum(amount) as total, var_pop(amount::double) / pow(avg(amount::double), 2) as cv2"
                + " from sale group by account"),
        COLUMNS("select account, total, (" + each("(%1$s::double - mean) * (%1$s::double - mean)", " + ") + ") / "
                + SampleMonths.MONTHS
                + " / pow(mean, 2) as cv2 from (select *, total::double / " + SampleMonths.MONTHS
                + " as mean from (select *, " + sum(0, SampleMonths.MONTHS) + " as total from months))");

        private final String totals;

        Layout(String totals) {
            this.totals = totals;
        }
    }

    /** The kernel's rules but for ties, which would cost the peer another window: amounts of the sample do not meet. */
    private static final String CLASSES = """
            with t as (%s), cumulated as (
              select account, total, cv2, sum(greatest(total, 0)) over () as base,
                     sum(total) over (order by total desc rows between unbounded preceding and current row) as upto
              from t)
            select account, total, upto / base as cum_share, cv2,
                   case when total <= 0 then 'C' when (upto - total) * 100 < 80 * base then 'A'
                        when (upto - total) * 100 < 95 * base then 'B' else 'C' end as abc,
                   case when total <= 0 then 'Z' when cv2 <= 0.0625 then 'X' when cv2 <= 0.25 then 'Y' else 'Z' end as xyz
            from cumulated
            """;

    private final DuckDBConnection connection;
    private final Statement statement;

    DuckDb(int accounts) {
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            statement = connection.createStatement();
            statement.execute("set threads = 2");
            statement.execute("create table months (account integer, " + each("%s decimal(13, 4)", ", ") + ")");
            load(accounts);
            statement.execute("create table sale as select account, month, amount from (unpivot months on "
                    + each("%s", ", ") + " into name month value amount) order by account");
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    String version() {
        return answer("select version()");
    }

    /** Computes everything and adds it up, so that nothing is left out and nothing has to be handed over. */
    String classify(Layout layout) {
        return answer("select count(*) filter (abc = 'A'), count(*) filter (abc = 'B'), count(*) filter (xyz = 'X'),"
                + " count(*) filter (xyz = 'Y'), sum(total), sum(cum_share), sum(cv2) from ("
                + CLASSES.formatted(layout.totals) + ")");
    }

    /** Both letters of each account, by account. */
    String[] cells(Layout layout, int accounts) {
        String[] cells = new String[accounts];
        try (ResultSet rows =
                statement.executeQuery("select account, abc || xyz from (" + CLASSES.formatted(layout.totals) + ")")) {
            while (rows.next()) {
                cells[rows.getInt(1)] = rows.getString(2);
            }
        } catch (SQLException failure) {
            throw failed(failure);
        }
        return cells;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private void load(int accounts) throws SQLException {
        long[] months = new long[SampleMonths.MONTHS];
        try (DuckDBAppender appender = connection.createAppender("main", "months")) {
            for (int account = 0; account < accounts; account++) {
                SampleMonths.fill(account, months);
                appender.beginRow();
                appender.append(account);
                for (long amount : months) {
                    appender.append(BigDecimal.valueOf(amount, 4));
                }
                appender.endRow();
            }
        }
    }

    private String answer(String sql) {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            int columns = row.getMetaData().getColumnCount();
            StringBuilder text = new StringBuilder();
            for (int column = 1; column <= columns; column++) {
                text.append(row.getString(column)).append(' ');
            }
            return text.toString().trim();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private static String each(String form, String separator) {
        return IntStream.range(0, SampleMonths.MONTHS)
                .mapToObj(month -> form.formatted("m" + month))
                .collect(Collectors.joining(separator));
    }

    /** A balanced sum: each level adds one digit, so that all of them stay in 64 bits. */
    private static String sum(int from, int to) {
        return to - from == 1 ? "m" + from : "(" + sum(from, (from + to) / 2) + " + " + sum((from + to) / 2, to) + ")";
    }

    private static SuiteException failed(SQLException failure) {
        return new SuiteException("DuckDB failed: " + failure.getMessage(), failure);
    }
}
