package io.abmsuite.suite.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Keycloak on a free loopback port, with the shipped realm imported as an operator imports it. */
final class KeycloakServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path SHIPPED = Path.of(System.getProperty("abm.root"), "deploy/keycloak/abm-realm.json");
    private static final String LOG = "keycloak.log";

    private final String adminPassword = UUID.randomUUID().toString();
    private final Path home;
    private final URI address;
    private final Process process;

    private KeycloakServer(Path home, int port) throws IOException {
        this.home = home;
        this.address = URI.create("http://127.0.0.1:" + port);
        importOnly(SHIPPED);
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(LOG).toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        this.process = builder.start();
    }

    /** Starts it and waits until the realm answers. */
    static KeycloakServer start() {
        try {
            KeycloakServer server = new KeycloakServer(distribution(), freePort());
            try {
                server.awaitRealm();
            } catch (RuntimeException failure) {
                server.close();
                throw failure;
            }
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitRealm() {
        Http http = new Http();
        await("Keycloak, see " + home.resolve(LOG))
                .atMost(PATIENCE)
                .failFast("Keycloak ended, see " + home.resolve(LOG), () -> !process.isAlive())
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> http.get(URI.create(realm().issuer()), null).statusCode() == 200);
    }

    KeycloakRealm realm() {
        return new KeycloakRealm(address, "abm", adminPassword);
    }

    static ObjectNode shippedRealm() {
        try {
            return (ObjectNode) Http.JSON.readTree(SHIPPED.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path distribution() throws IOException {
        try (Stream<Path> found = Files.list(Path.of(System.getProperty("keycloak.folder")))) {
            return found.filter(folder -> folder.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A database of an earlier start would keep the realm as it was then. */
    private void importOnly(Path realm) throws IOException {
        Path data = home.resolve("data");
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(data.resolve("import"));
        Files.copy(realm, data.resolve("import/abm-realm.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle one : all) {
            one.onExit()
                    .completeOnTimeout(one, 20, TimeUnit.SECONDS)
                    .thenAccept(ProcessHandle::destroyForcibly)
                    .join();
        }
    }
}
