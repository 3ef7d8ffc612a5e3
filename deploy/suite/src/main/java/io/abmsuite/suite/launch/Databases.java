package io.abmsuite.suite.launch;

import io.abmsuite.suite.SuiteException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One database and two roles per service: the owner migrates, the service reads and writes rows. None can connect to
 * another's.
 */
final class Databases {

    private Databases() {}

    static void prepare(Infra infra, Secrets secrets) {
        try (Connection connection = DriverManager.getConnection(
                        infra.jdbc("postgres"), infra.superuser(), infra.superuserPassword());
                Statement statement = connection.createStatement()) {
            for (Service service : Service.values()) {
                String name = service.id();
                role(statement, name, password(service, secrets));
                role(statement, owner(service), ownerPassword(service, secrets));
                if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                    statement.execute("create database " + name + " owner " + owner(service));
                }
                statement.execute("revoke connect on database " + name + " from public");
                statement.execute("grant connect, temporary on database " + name + " to " + name);
                takeFromService(service, infra);
            }
        } catch (SQLException failure) {
            throw new SuiteException("The databases could not be prepared: " + failure.getMessage(), failure);
        }
    }

    /** The service must own nothing, whatever an earlier version of the suite has given to it. */
    private static void takeFromService(Service service, Infra infra) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        infra.jdbc(service.id()), infra.superuser(), infra.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("reassign owned by " + service.id() + " to " + owner(service));
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
            statement.execute("create role " + name + " login");
        }
        statement.execute("alter role " + name + " password '" + password + "'");
    }

    /** The role that owns the database of a service and migrates it. */
    static String owner(Service service) {
        return service.id() + "_owner";
    }

    static String ownerPassword(Service service, Secrets secrets) {
        return secrets.text("database-" + owner(service));
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
