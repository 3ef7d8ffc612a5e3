package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.launch.Folders;
import io.abmsuite.suite.launch.Launcher;
import io.abmsuite.suite.launch.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bare endpoint as a process, on the database of accounts, with the flags the launcher gives a service. */
final class Peer implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final int port;

    Peer(BenchSuite suite) {
        port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Launcher.serviceFlags());
        command.addAll(List.of(
                "-jar",
                Folders.root()
                        .resolve("deploy/bench/peer/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(suite.folder().resolve("peer.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_PROFILE", "local",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_DATASOURCE_USERNAME", suite.role().get("name"),
                        "QUARKUS_DATASOURCE_PASSWORD", suite.role().get("password"),
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                                "vertx-reactive:postgresql://localhost:" + suite.postgresPort() + "/accounts",
                        "QUARKUS_OIDC_PUBLIC_KEY", Tokens.publicKey(suite.tokenKeys())));
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        awaitPort(suite.folder().resolve("peer.log"));
    }

    String address() {
        return "http://localhost:" + port;
    }

    private void awaitPort(Path log) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new SuiteException("The peer did not start; see " + log + ".");
            }
            pause();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted while waiting.", interrupted);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
