package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.launch.Service;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One service after the other dies in an import of 100,000 sales: after the restarts every accepted sale is in the ledger
 * once and the classes are, to the byte, those of an undisturbed run.
 */
@TestMethodOrder(OrderAnnotation.class)
class KillDrillIT {

    private static final int SALES = 100_000;
    private static final int ACCOUNTS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String AS_OF = "2025-12-31";

    /** The hash of a run over these sales that nothing has disturbed; found by the first drill that needs it. */
    private static String undisturbed;

    private TestSuite suite;

    @BeforeEach
    void start() throws IOException {
        suite = TestSuite.start();
        writeFiles(suite.folder());
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    @Test
    @Order(1)
    void findsTheSameClassesTwiceAndKeepsThemOverARestart() {
        String hash = importUndisturbed();
        undisturbed = hash;

        suite.importing().run("sales", suite.folder().resolve("sales.csv"), "drill");
        assertThat(ledger().path("sales").asInt()).isEqualTo(SALES);
        suite.stopAndStart();

        assertThat(ledger().path("sales").asInt()).isEqualTo(SALES);
        assertThat(suite.segment(AS_OF).path("outputHash").asText()).isEqualTo(hash);
    }

    @Test
    @Order(2)
    void losesAndDoublesNothingWhenOneServiceAfterTheOtherIsKilled() {
        String expected = expectedHash();
        importAccounts();
        JsonNode job = suite.importing().start("sales", suite.folder().resolve("sales.csv"), "drill", "text/csv");
        String path = "/v1/imports/" + job.path("id").asText();
        awaitRead(path, SALES / 10);
        suite.kill(Service.SEGMENTATION);
        awaitRead(path, SALES / 5);
        suite.kill(Service.CAMPAIGNS);
        awaitRead(path, SALES * 3 / 10);
        suite.kill(Service.ACCOUNTS);
        suite.restart(Service.values());

        JsonNode done = awaitDone(path);
        assertThat(done.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(done.path("rowsAccepted").asInt()).isEqualTo(SALES);
        suite.importing().awaitApplied(done);
        assertThat(ledger().path("sales").asInt()).isEqualTo(SALES);
        assertThat(ledger().path("revisions").asInt()).isEqualTo(SALES);
        assertThat(suite.segment(AS_OF).path("outputHash").asText()).isEqualTo(expected);
    }

    private String expectedHash() {
        if (undisturbed == null) {
            undisturbed = importUndisturbed();
            suite.close();
            suite = TestSuite.start();
            try {
                writeFiles(suite.folder());
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }
        return undisturbed;
    }

    private String importUndisturbed() {
        importAccounts();
        JsonNode job = suite.importing().run("sales", suite.folder().resolve("sales.csv"), "drill");
        suite.importing().awaitApplied(job);
        assertThat(ledger().path("sales").asInt()).isEqualTo(SALES);
        return suite.segment(AS_OF).path("outputHash").asText();
    }

    private void importAccounts() {
        suite.importing()
                .awaitApplied(suite.importing().run("accounts", suite.folder().resolve("accounts.csv"), "drill"));
    }

    private void awaitRead(String path, int rows) {
        Api api = suite.api("tester");
        await().atMost(PATIENCE)
                .until(() -> api.get(Service.ACCOUNTS, path).path("rowsRead").asInt() > rows);
    }

    private JsonNode awaitDone(String path) {
        Api api = suite.api("tester");
        await().atMost(PATIENCE).until(() -> {
            JsonNode job = api.get(Service.ACCOUNTS, path);
            return !job.path("position").isNull();
        });
        return api.get(Service.ACCOUNTS, path);
    }

    private JsonNode ledger() {
        return suite.api("tester").get(Service.SEGMENTATION, "/v1/ledger");
    }

    private static void writeFiles(Path folder) throws IOException {
        Random random = new Random(7);
        try (Writer out = Files.newBufferedWriter(folder.resolve("accounts.csv"))) {
            out.write("account_id,name\n");
            for (int i = 0; i < ACCOUNTS; i++) {
                out.write("K" + i + ",Account " + i + "\n");
            }
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve("sales.csv"))) {
            out.write("sale_id,account_id,occurred_on,amount\n");
            LocalDate first = LocalDate.of(2024, 1, 1);
            for (int i = 0; i < SALES; i++) {
                out.write(String.format(
                        Locale.ROOT,
                        "%d,K%d,%s,%.2f\n",
                        i,
                        (int) (ACCOUNTS * Math.pow(random.nextDouble(), 2)),
                        first.plusDays(random.nextInt(730)),
                        random.nextGaussian() * 40 + 60));
            }
        }
    }
}
