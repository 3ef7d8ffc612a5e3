package io.abmsuite.segmentation.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * Hands a whole portfolio over, or what changed of it since a position, through binary COPY: accounts first, then day
 * totals account by account. It blocks and belongs on a worker thread.
 */
@ApplicationScoped
public class LedgerCopy {

    private static final int BUFFER = 1 << 16;
    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";
    private static final String POSITION = "select n from ledger_position where id = 1";
    private static final String CURRENCIES =
            "select distinct currency from day_total where rows > 0 and day <= '%s' and %s order by currency";
    private static final String DISAPPEARED = """
            select exists (
                select 1 from account_history h
                where h.position > %1$d
                  and (not h.present or exists (
                      select 1 from account_history e
                      where e.account_id = h.account_id and e.position <= %1$d and e.code is distinct from h.code)))
            """;
    private static final String ACCOUNTS =
            "copy (select account_id, code from account where position > %d) to stdout (format binary)";
    private static final String TOTALS = """
            copy (select d.account_id, d.day, d.amount, d.margin, d.quantity, d.rows, d.rows_positive, d.rows_negative,
                         d.rows_without_margin, d.rows_without_quantity
                  from day_total d where d.currency = '%s' and d.rows > 0 and d.day <= '%s' %s
                  order by d.account_id, d.day) to stdout (format binary)
            """;
    private static final String ANY_CURRENCY = "select currency from day_total where rows > 0 and day <= '%s' limit 1";
    private static final String OTHER_CURRENCY = """
            select exists (select 1 from day_total where currency <> '%s' and rows > 0 and day <= '%s' and %s)
            """;
    private static final String ANY = "true";
    /** Day totals that moved, or days that are to be seen now. */
    private static final String MOVED = "position > %d";

    private static final String MOVED_OR_NEW = "(position > %d or (day > '%s' and day <= '%s'))";

    /** Takes what is handed over. */
    public interface Receiver {

        /** An account that is new to the portfolio, or one it knows. */
        void account(UUID id, String code);

        /** An account whose day totals follow, or one that has none any more. */
        void begin(UUID account);

        /** A day total of the account that was begun, ascending by day; sums in units of 0.0001. */
        void total(long epochDay, LedgerReader.Sums sums);

        /** No total of the account that was begun follows. */
        void end();
    }

    private final DataSource dataSource;

    LedgerCopy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads in one snapshot; nothing is handed over if there are several currencies or all must be read. */
    public LedgerChanges.Read read(LedgerChanges wanted, Receiver receiver) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(ONE_MOMENT);
                LedgerChanges.Read read = look(statement, wanted);
                if (!read.needsAll() && !read.otherCurrency()) {
                    handOver(connection, statement, wanted, receiver);
                }
                return read;
            } finally {
                connection.rollback();
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("the ledger cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** Currencies of the effective sales up to a day, sorted. */
    public List<String> currencies(LocalDate until) {
        return alone(CURRENCIES.formatted(until, ANY));
    }

    /** A currency of the effective sales up to a day; null if there are none. */
    public String anyCurrency(LocalDate until) {
        return alone(ANY_CURRENCY.formatted(until)).stream().findFirst().orElse(null);
    }

    private List<String> alone(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return one(statement, sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("the ledger cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static LedgerChanges.Read look(Statement statement, LedgerChanges wanted) throws SQLException {
        long position = Long.parseLong(one(statement, POSITION).get(0));
        boolean otherCurrency =
                holds(statement, OTHER_CURRENCY.formatted(wanted.currency(), day(wanted.until()), moved(wanted)));
        boolean needsAll = wanted.after() > 0 && holds(statement, DISAPPEARED.formatted(wanted.after()));
        return new LedgerChanges.Read(position, otherCurrency, needsAll);
    }

    private static boolean holds(Statement statement, String condition) throws SQLException {
        return one(statement, condition).get(0).equals("t");
    }

    private static void handOver(Connection connection, Statement statement, LedgerChanges wanted, Receiver receiver)
            throws SQLException, IOException {
        try (CopyRows rows = copy(connection, ACCOUNTS.formatted(wanted.after() == 0 ? -1 : wanted.after()))) {
            while (rows.next()) {
                receiver.account(rows.uuid(), rows.text());
            }
        }
        String touched = "select distinct account_id from day_total where " + moved(wanted);
        if (wanted.after() > 0) {
            for (String account : one(statement, touched)) {
                receiver.begin(UUID.fromString(account));
                receiver.end();
            }
        }
        String only = wanted.after() == 0 ? "" : "and d.account_id in (" + touched + ")";
        try (CopyRows rows = copy(connection, TOTALS.formatted(wanted.currency(), day(wanted.until()), only))) {
            totals(rows, receiver);
        }
    }

    private static String moved(LedgerChanges wanted) {
        if (wanted.after() == 0) {
            return ANY;
        }
        return wanted.seenUntil() == wanted.until()
                ? MOVED.formatted(wanted.after())
                : MOVED_OR_NEW.formatted(wanted.after(), day(wanted.seenUntil()), day(wanted.until()));
    }

    private static void totals(CopyRows rows, Receiver receiver) throws IOException {
        UUID current = null;
        while (rows.next()) {
            UUID account = rows.uuid();
            if (!account.equals(current)) {
                if (current != null) {
                    receiver.end();
                }
                receiver.begin(account);
                current = account;
            }
            receiver.total(
                    rows.date(),
                    new LedgerReader.Sums(
                            rows.bigint(),
                            rows.bigint(),
                            rows.bigint(),
                            rows.integer(),
                            rows.integer(),
                            rows.integer(),
                            rows.integer(),
                            rows.integer()));
        }
        if (current != null) {
            receiver.end();
        }
    }

    private static CopyRows copy(Connection connection, String sql) throws SQLException, IOException {
        PGCopyInputStream in = new PGCopyInputStream(connection.unwrap(PGConnection.class), sql);
        return new CopyRows(new DataInputStream(new BufferedInputStream(in, BUFFER)));
    }

    private static List<String> one(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static LocalDate day(long epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }
}
