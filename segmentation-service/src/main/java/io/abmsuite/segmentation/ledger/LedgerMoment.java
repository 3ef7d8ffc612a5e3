package io.abmsuite.segmentation.ledger;

import io.abmsuite.segmentation.ledger.LedgerReader.CurrencyMonth;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * The ledger at one moment: hands a whole portfolio over, or what changed of it since a position, through binary COPY.
 * Accounts come first, then day totals account by account.
 */
public final class LedgerMoment {

    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final Statement statement;

    LedgerMoment(Connection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** Takes what is handed over. */
    public interface Receiver {

        /** An account that is new to the portfolio, or one it knows. */
        void account(UUID id, String code);

        /** An account whose day totals follow, or one that has none any more. */
        void begin(UUID account);

        /**
         * A day total of the account that was begun, ascending by day; sums in units of 0.0001.
         *
         * @param currency null for the one that was asked for
         */
        void total(long epochDay, String currency, LedgerReader.Sums sums);

        /** No total of the account that was begun follows. */
        void end();
    }

    /** For what else is to be read of the same moment. */
    public Connection connection() {
        return connection;
    }

    public long position() throws SQLException {
        return Long.parseLong(texts(LedgerCopySql.POSITION).get(0));
    }

    /** A currency of the effective sales; null if there are none. */
    public String anyCurrency(LedgerChanges wanted) throws SQLException {
        return texts(LedgerCopySql.anyCurrency(wanted)).stream().findFirst().orElse(null);
    }

    /** Whether there are effective sales in another currency. */
    public boolean hasOtherCurrency(LedgerChanges wanted, String currency) throws SQLException {
        return holds(LedgerCopySql.otherCurrency(wanted, currency));
    }

    /** When there are effective sales among what changed, by currency and month, sorted. */
    public List<CurrencyMonth> months(LedgerChanges wanted) throws SQLException {
        List<CurrencyMonth> months = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(LedgerCopySql.months(wanted))) {
            while (rows.next()) {
                LocalDate first = rows.getObject(2, LocalDate.class);
                LocalDate last = rows.getObject(3, LocalDate.class);
                months.add(new CurrencyMonth(rows.getString(1), YearMonth.from(first), first, last));
            }
        }
        return months;
    }

    /** Whether accounts lost their codes or disappeared: changes cannot tell, all must be read. */
    public boolean lostAccounts(LedgerChanges wanted) throws SQLException {
        return holds(LedgerCopySql.disappeared(wanted));
    }

    /** Hands over accounts and day totals; amounts in the currency asked for are not marked with it. */
    public void handOver(LedgerChanges wanted, String currency, Receiver receiver) throws SQLException, IOException {
        try (CopyRows rows = copy(LedgerCopySql.accounts(wanted))) {
            while (rows.next()) {
                receiver.account(rows.uuid(), rows.text());
            }
        }
        if (!wanted.isAll()) {
            for (String account : texts(LedgerCopySql.touched(wanted))) {
                receiver.begin(UUID.fromString(account));
                receiver.end();
            }
        }
        try (CopyRows rows = copy(LedgerCopySql.totals(wanted, currency))) {
            totals(rows, receiver);
        }
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
                    rows.text(),
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

    private CopyRows copy(String sql) throws SQLException, IOException {
        PGCopyInputStream in = new PGCopyInputStream(connection.unwrap(PGConnection.class), sql);
        return new CopyRows(new DataInputStream(new BufferedInputStream(in, BUFFER)));
    }

    private boolean holds(String condition) throws SQLException {
        return texts(condition).get(0).equals("t");
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
