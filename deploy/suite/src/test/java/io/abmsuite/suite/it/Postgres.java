package io.abmsuite.suite.it;

import static org.awaitility.Awaitility.await;

import io.abmsuite.suite.launch.Infra;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The PostgreSQL of a suite: looked into, killed and started again past everything that uses it. */
final class Postgres {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final Path cluster;

    Postgres(Path data) {
        this.data = data;
        this.cluster = data.resolve("infra/postgres");
    }

    /** An immediate stop: all connections are cut, nothing is written, the next start recovers from the log. */
    void kill() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(cluster.resolve("postmaster.pid")).get(0).trim());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            run(List.of("kill", "-QUIT", Long.toString(pid)));
            // dead is also who was not yet collected by his parent: he has no command any more
            await().atMost(PATIENCE)
                    .until(() -> !server.isAlive() || server.info().command().isEmpty());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it with the options it had. */
    void start() {
        try (Stream<Path> tools = Files.find(data.resolve("bin"), 3, (path, any) -> path.endsWith("bin/pg_ctl"))) {
            String control = tools.findFirst().orElseThrow().toString();
            String options =
                    Files.readString(cluster.resolve("postmaster.opts")).trim();
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
            }
            command.addAll(List.of(control, "-D", cluster.toString(), "-w", "-t", "60", "-l"));
            command.add(data.resolve("infra/postgres.log").toString());
            command.addAll(List.of("-o", options.substring(options.indexOf(' ') + 1), "start"));
            run(command);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All rows of a query, each value as text. */
    List<List<String>> query(String database, String sql) {
        try (Connection connection = connect(database)) {
            return query(connection, sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The same over a connection that is open. */
    static List<List<String>> query(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(row);
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Changes something past everybody. */
    void update(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** A connection of its own, past all limits. */
    Connection connect(String database) {
        Infra infra = Infra.read(data.resolve("infra.properties"));
        try {
            return DriverManager.getConnection(infra.jdbc(database), infra.superuser(), infra.superuserPassword());
        } catch (SQLException failure) {
            throw new IllegalStateException(database, failure);
        }
    }

    /** The one number of a query. */
    long number(String database, String sql) {
        return Long.parseLong(value(database, sql));
    }

    /** The one value of a query. */
    String value(String database, String sql) {
        return query(database, sql).get(0).get(0);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " ended with " + process.exitValue());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
