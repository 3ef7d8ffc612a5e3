package io.abmsuite.suite.launch;

import io.abmsuite.suite.SuiteException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One database and one role per service; none can connect to another's. */
final class Databases {

    private Databases() {}

    static void prepare(Infra infra, Secrets secrets) {
        try (Connection connection = DriverManager.getConnection(
                        infra.jdbc("postgres"), infra.superuser(), infra.superuserPassword());
                Statement statement = connection.createStatement()) {
            for (Service service : Service.values()) {
                String name = service.id();
                String password = password(service, secrets);
                if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
                    statement.execute("create role " + name + " login");
                }
                statement.execute("alter role " + name + " password '" + password + "'");
                if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                    statement.execute("create database " + name + " owner " + name);
                }
                statement.execute("revoke connect on database " + name + " from public");
            }
        } catch (SQLException failure) {
            throw new SuiteException("The databases could not be prepared: " + failure.getMessage(), failure);
        }
    }

    static String password(Service service, Secrets secrets) {
        return secrets.text("database-" + service.id());
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
