package io.abmsuite.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process with PostgreSQL and Kafka, as the launcher and the tests of the services start it. */
class InfraMainTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void stop() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void keepsAllDataThoughItIsKilledAndLeavesPostgresBehind() throws Exception {
        Properties first = start();
        try (Connection connection = connect(first);
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (n int)");
            statement.execute("insert into kept values (42)");
        }
        send(first, "kept");

        process.destroyForcibly().waitFor();
        Properties second = start();

        try (Connection connection = connect(second);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select n from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(shown(statement, setting)).as(setting).isEqualTo("on");
            }
        }
        assertThat(received(second)).isEqualTo("kept");
        assertThat(refusesWithoutPassword(second)).isTrue();
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            process = launch("--postgres-port", Integer.toString(port));

            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output())
                    .contains("Port " + port + " for PostgreSQL is taken; choose another with --postgres-port.");
        }
    }

    @Test
    void endsWithItsOwner() throws Exception {
        Process owner = new ProcessBuilder("cat").start();
        try {
            start("--owner-pid", Long.toString(owner.pid()));
        } finally {
            owner.destroy();
        }

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(state()).doesNotExist();
    }

    private Properties start(String... options) throws IOException, InterruptedException {
        Files.deleteIfExists(state());
        try (WatchService changes = folder.getFileSystem().newWatchService()) {
            folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            process = launch(options);
            while (!Files.exists(state())) {
                assertThat(process.isAlive())
                        .as("the infra process: %s", output())
                        .isTrue();
                var key = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(key).as("a state file in time").isNotNull();
                key.pollEvents();
                key.reset();
            }
        }
        Properties facts = new Properties();
        try (InputStream in = Files.newInputStream(state())) {
            facts.load(in);
        }
        return facts;
    }

    private Process launch(String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.abmsuite.infra.InfraMain",
                "--data",
                folder.resolve("data").toString(),
                "--state",
                state().toString());
        builder.command().addAll(List.of(options));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private Path state() {
        return folder.resolve("state");
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
    }

    private static Connection connect(Properties facts) throws IOException, SQLException {
        String password = Files.readString(Path.of(facts.getProperty("postgresPasswordFile")))
                .trim();
        return DriverManager.getConnection(url(facts), facts.getProperty("postgresUser"), password);
    }

    private static String shown(Statement statement, String setting) throws SQLException {
        try (ResultSet rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static boolean refusesWithoutPassword(Properties facts) {
        try (Connection connection =
                DriverManager.getConnection(url(facts), facts.getProperty("postgresUser"), "guess")) {
            return connection == null;
        } catch (SQLException refused) {
            return "28P01".equals(refused.getSQLState());
        }
    }

    private static String url(Properties facts) {
        return "jdbc:postgresql://localhost:" + facts.getProperty("postgresPort") + "/postgres";
    }

    private static Map<String, Object> broker(Properties facts) {
        return Map.of("bootstrap.servers", "localhost:" + facts.getProperty("kafkaPort"), "acks", "all");
    }

    private static void send(Properties facts, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(broker(facts), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("abm.sales", 0, "key", value)).get();
        }
    }

    private static String received(Properties facts) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "localhost:" + facts.getProperty("kafkaPort")),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("abm.sales", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(PATIENCE_SECONDS));
            return records.isEmpty() ? null : records.iterator().next().value();
        }
    }
}
