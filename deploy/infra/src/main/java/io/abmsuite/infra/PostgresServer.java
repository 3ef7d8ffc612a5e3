package io.abmsuite.infra;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL server of our own on loopback, whose data outlives it. Its superuser has a random password. */
final class PostgresServer implements AutoCloseable {

    /** Name of the superuser. */
    static final String SUPERUSER = "postgres";

    private static final String ONLY_WITH_PASSWORD = """
            # written by the suite: local connections only, always with a password
            local all all scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128      scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final String password;

    private PostgresServer(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    static PostgresServer start(InfraOptions options) throws IOException {
        Path cluster = options.data().resolve("postgres");
        boolean secured = Files.exists(marker(options));
        StalePostgres.stop(cluster);
        int port = Ports.claim(options.postgresPort(), "PostgreSQL", "--postgres-port");
        String password = Secrets.keep(options.data(), "postgres-superuser");
        Files.createDirectories(options.binaries());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(options.binaries().toFile())
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(log(options))
                .setErrorRedirector(log(options))
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("idle_in_transaction_session_timeout", "15s")
                .setConnectConfig("connectTimeout", "20");
        String durable = options.durable() ? "on" : "off";
        builder.setServerConfig("fsync", durable) // the library starts the server with both off
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("full_page_writes", durable);
        if (secured) {
            builder.setConnectConfig("password", password);
        }
        PostgresServer started = new PostgresServer(builder.start(), password);
        if (!secured) {
            started.secure(cluster);
            Files.createFile(marker(options));
        }
        return started;
    }

    int port() {
        return server.getPort();
    }

    String password() {
        return password;
    }

    private static Path marker(InfraOptions options) {
        return options.data().resolve("secrets").resolve("postgres-secured");
    }

    private static ProcessBuilder.Redirect log(InfraOptions options) {
        return ProcessBuilder.Redirect.appendTo(
                options.data().resolve("postgres.log").toFile());
    }

    /** A new cluster trusts everybody on this machine: give the superuser its password and ask for it from now on. */
    private void secure(Path cluster) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter user " + SUPERUSER + " password '" + password + "'");
            Files.writeString(cluster.resolve("pg_hba.conf"), ONLY_WITH_PASSWORD);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException failure) {
            throw new IOException("The new PostgreSQL could not be given a password.", failure);
        }
    }

    /** Fast shutdown; committed data is kept. */
    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A server that a killed process has left behind. */
    static final class StalePostgres {

        private static final long PATIENCE_SECONDS = 30;

        private StalePostgres() {}

        /** Stops the server that still works on this cluster, if there is one. */
        static void stop(Path cluster) throws IOException {
            Path pidFile = cluster.resolve("postmaster.pid");
            if (!Files.exists(pidFile)) {
                return;
            }
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.size() < 2 || !Path.of(lines.get(1).trim()).equals(cluster)) {
                return;
            }
            ProcessHandle left =
                    ProcessHandle.of(Long.parseLong(lines.get(0).trim())).orElse(null);
            if (left == null || !isPostgres(left)) {
                return;
            }
            interrupt(left.pid());
            try {
                left.onExit().get(PATIENCE_SECONDS, java.util.concurrent.TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException failure) {
                throw new IOException("PostgreSQL " + left.pid() + " of an earlier start does not stop.", failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while stopping an earlier PostgreSQL.", interrupted);
            }
        }

        private static boolean isPostgres(ProcessHandle process) {
            return process.info()
                    .command()
                    .filter(command -> command.endsWith("/postgres"))
                    .isPresent();
        }

        /** SIGINT asks PostgreSQL for a fast shutdown; Java can only send SIGTERM, which waits for all clients. */
        private static void interrupt(long pid) throws IOException {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while stopping an earlier PostgreSQL.", interrupted);
            }
        }
    }
}
