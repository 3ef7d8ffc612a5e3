package io.abmsuite.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks into the database of the application under test as its owner, past all its code. */
public final class Database {

    private static final String WAITING =
            "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    private Database() {}

    /** All rows of a query, each as its list of values. */
    public static List<List<Object>> query(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<List<Object>> found = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<Object> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getObject(i));
                }
                found.add(row);
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The only value of a query with one row and one column. */
    public static Object value(String sql, Object... values) {
        List<List<Object>> rows = query(sql, values);
        if (rows.size() != 1 || rows.get(0).size() != 1) {
            throw new AssertionError("expected one value, got " + rows);
        }
        return rows.get(0).get(0);
    }

    /** Changes data past the application, to set up what it cannot be asked for. */
    public static int update(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Runs a statement as the role the application has. */
    public static void asService(String sql) throws SQLException {
        try (Connection connection = connect("quarkus.datasource");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The role the application has. */
    public static String serviceRole() {
        return ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class);
    }

    /** Runs a statement in a session of its own that stays open, for what a session holds. */
    public static Session hold(String sql, Object... values) {
        try {
            Connection connection = connect();
            prepare(connection, sql, values).execute();
            return new Session(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** How many sessions of the application wait for a lock; only their own role sees that. */
    public static long waitingSessions() {
        String sql = "select count(*) " + WAITING;
        try (Connection connection = connect("quarkus.datasource");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** An open session. */
    public record Session(Connection connection) implements AutoCloseable {

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** Cuts the sessions of the application that wait for a lock, as a server does that goes down. */
    public static void cutWaitingSessions() throws SQLException {
        asService("select pg_terminate_backend(pid) " + WAITING);
    }

    /** A connection of its own, for a transaction a test wants to keep open. */
    public static Connection connect() throws SQLException {
        return connect("quarkus.flyway");
    }

    private static Connection connect(String role) throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue(role + ".username", String.class),
                config.getValue(role + ".password", String.class));
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
