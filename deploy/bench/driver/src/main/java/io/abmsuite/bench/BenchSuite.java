package io.abmsuite.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.api.Importing;
import io.abmsuite.suite.launch.Launcher;
import io.abmsuite.suite.launch.Secrets;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import io.abmsuite.suite.launch.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The packaged suite on free ports with data of its own, removed in the end. */
final class BenchSuite implements AutoCloseable {

    private final Path folder;
    private final PrintWriter out;
    private final SuiteState state;

    private BenchSuite(Path folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
        System.setProperty("abm.state", folder.resolve("state.json").toString());
        Map<Service, Integer> anyPort = Map.of(Service.ACCOUNTS, 0, Service.SEGMENTATION, 0, Service.CAMPAIGNS, 0);
        this.state = new Launcher(data(), anyPort, out).up();
    }

    static BenchSuite start(PrintWriter out) {
        try {
            return new BenchSuite(Files.createTempDirectory("abm-bench"), out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path folder() {
        return folder;
    }

    String address() {
        return state.address(Service.ACCOUNTS);
    }

    Api api() {
        return Api.as("bench", state);
    }

    /** A token that may read and write accounts and report sales everywhere. */
    String token() {
        return new Tokens(tokenKeys(), Clock.systemUTC())
                .sign(
                        "bench",
                        List.of("accounts:read", "accounts:write", "sales:write"),
                        List.of("*"),
                        Duration.ofHours(12));
    }

    java.security.KeyPair tokenKeys() {
        return new Secrets(data()).tokenKeys();
    }

    /** Imports accounts and answers with the finished import. */
    JsonNode importAccounts(Path file) {
        return new Importing(api(), out).run("accounts", file, "bench");
    }

    /** Bytes of memory the accounts service holds. */
    long memory() {
        return state.part(Service.ACCOUNTS.id()).memory();
    }

    /** Asks a service to stop and waits until it has. */
    void stop(Service service) {
        ProcessHandle process = state.part(service.id()).handle();
        process.destroy();
        process.onExit().join();
    }

    /** Where Kafka is. */
    String kafka() {
        return "localhost:" + infra("kafkaPort");
    }

    int postgresPort() {
        return Integer.parseInt(infra("postgresPort"));
    }

    /** Name and password of the role the accounts service has. */
    Map<String, String> role() {
        try {
            return Map.of(
                    "name",
                    Service.ACCOUNTS.id(),
                    "password",
                    Files.readString(data().resolve("secrets").resolve("database-accounts"))
                            .trim());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs statements in the database of accounts as its superuser. */
    void sql(String... statements) {
        try (Connection connection = connect(Service.ACCOUNTS);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException failure) {
            throw new SuiteException("The database of accounts refused: " + failure.getMessage(), failure);
        }
    }

    /** A connection to the database of a service as its superuser. */
    Connection connect(Service service) throws SQLException {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost:" + postgresPort() + "/" + service.id(),
                    infra("postgresUser"),
                    Files.readString(Path.of(infra("postgresPasswordFile"))).trim());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String infra(String name) {
        Properties facts = new Properties();
        try (InputStream in = Files.newInputStream(data().resolve("infra.properties"))) {
            facts.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return facts.getProperty(name);
    }

    private Path data() {
        return folder.resolve("data");
    }

    @Override
    public void close() {
        Launcher.down(out);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
