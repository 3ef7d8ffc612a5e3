package io.abmsuite.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Starts both servers, tells where they are, and stops them on SIGTERM or with the owner process. */
public final class InfraMain {

    private InfraMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            InfraOptions options = InfraOptions.parse(arguments);
            Files.createDirectories(options.data());
            run(options);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failure) {
            fail(failure);
        }
    }

    private static void run(InfraOptions options) throws Exception {
        Files.deleteIfExists(options.state());
        PostgresServer postgres = PostgresServer.start(options);
        KafkaBroker kafka = startKafka(options, postgres);
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(options, postgres, kafka), "stop"));
        if (options.ownerPid() != 0) {
            ProcessHandle.of(options.ownerPid())
                    .ifPresentOrElse(
                            owner -> owner.onExit().thenRun(stop::countDown).exceptionally(failure -> {
                                stop.countDown();
                                return null;
                            }),
                            stop::countDown);
        }
        StateFile.write(
                options.state(),
                Map.of(
                        "pid", Long.toString(ProcessHandle.current().pid()),
                        "postgresPort", Integer.toString(postgres.port()),
                        "postgresUser", PostgresServer.SUPERUSER,
                        "postgresPasswordFile",
                                options.data()
                                        .resolve("secrets/postgres-superuser")
                                        .toString(),
                        "kafkaPort", Integer.toString(kafka.port())));
        stop.await();
        System.exit(0);
    }

    private static KafkaBroker startKafka(InfraOptions options, PostgresServer postgres) throws Exception {
        KafkaBroker kafka = null;
        try {
            kafka = KafkaBroker.start(options);
            if (options.createTopics()) {
                Topics.create(kafka.address());
            }
            return kafka;
        } catch (Exception failure) {
            close(options, postgres, kafka);
            throw failure;
        }
    }

    private static void close(InfraOptions options, PostgresServer postgres, KafkaBroker kafka) {
        try {
            Files.deleteIfExists(options.state());
            if (kafka != null) {
                kafka.close();
            }
            postgres.close();
        } catch (IOException failure) {
            System.err.println("Stopping failed: " + failure.getMessage());
        }
    }

    private static void fail(Exception failure) {
        Throwable cause = failure;
        System.err.println(cause.getMessage() == null ? cause.toString() : cause.getMessage());
        while (cause.getCause() != null) {
            cause = cause.getCause();
            System.err.println("  because of " + cause);
        }
        System.exit(1);
    }
}
