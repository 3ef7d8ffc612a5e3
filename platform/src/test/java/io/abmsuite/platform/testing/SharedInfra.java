package io.abmsuite.platform.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * The one infrastructure process of a build: the first module that needs it starts it, the others join, and it ends with
 * the build.
 */
final class SharedInfra {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Properties facts;

    private SharedInfra(Properties facts) {
        this.facts = facts;
    }

    /** Joins the running process or starts one. */
    static SharedInfra join() {
        Path folder = root().resolve("target").resolve("infra");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Path state = folder.resolve("state.properties");
                if (!lock.isValid() || !isAlive(state)) {
                    start(folder, state);
                }
                return new SharedInfra(read(state));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The test infrastructure could not be started.", failure);
        }
    }

    String kafka() {
        return "localhost:" + facts.getProperty("kafkaPort");
    }

    int postgresPort() {
        return Integer.parseInt(facts.getProperty("postgresPort"));
    }

    String superuser() {
        return facts.getProperty("postgresUser");
    }

    String superuserPassword() {
        try {
            return Files.readString(Path.of(facts.getProperty("postgresPasswordFile")))
                    .trim();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Root folder of the project. */
    static Path root() {
        String root = System.getProperty("abm.root");
        if (root == null) {
            throw new IllegalStateException("The system property abm.root (root of the project) is not set.");
        }
        return Path.of(root).toAbsolutePath();
    }

    private static boolean isAlive(Path state) throws IOException {
        if (!Files.exists(state)) {
            return false;
        }
        long pid = Long.parseLong(read(state).getProperty("pid"));
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void start(Path folder, Path state) throws IOException {
        Path jar = root().resolve("deploy/infra/target/infra.jar");
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing; build it with ./mvnw -pl deploy/infra package -DskipTests");
        }
        Files.deleteIfExists(state);
        Path log = folder.resolve("infra.log");
        Process process = new ProcessBuilder(command(folder, jar, state))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(state)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("The infrastructure did not start:\n" + Files.readString(log));
            }
            Thread.onSpinWait();
        }
    }

    private static List<String> command(Path folder, Path jar, Path state) {
        Path data = folder.resolve("data-" + ProcessHandle.current().pid());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "--data",
                data.toString(),
                "--binaries",
                folder.resolve("binaries").toString(),
                "--state",
                state.toString(),
                "--owner-pid",
                Long.toString(topmostJava()),
                "--durable",
                "false",
                "--create-topics",
                "false");
    }

    /** The build itself: Surefire's process is a child of a shell, so the parent alone does not tell. */
    private static long topmostJava() {
        ProcessHandle top = ProcessHandle.current();
        for (ProcessHandle handle = top;
                handle != null;
                handle = handle.parent().orElse(null)) {
            if (handle.info()
                    .command()
                    .filter(command -> command.endsWith("/java"))
                    .isPresent()) {
                top = handle;
            }
        }
        return top.pid();
    }

    private static Properties read(Path state) throws IOException {
        Properties facts = new Properties();
        try (InputStream in = Files.newInputStream(state)) {
            facts.load(in);
        }
        return facts;
    }
}
