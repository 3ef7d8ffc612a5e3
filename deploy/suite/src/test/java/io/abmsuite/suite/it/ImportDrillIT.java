package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.launch.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The accounts service dies while it takes accounts, contacts and sales in, and while it takes them back, at random moments:
 * in an upload, in a batch, between commit and publication, at the end. What is there afterwards is what undisturbed work
 * leaves.
 */
class ImportDrillIT {

    private static final int ROUNDS = Drills.times(1, 20);
    private static final int ACCOUNTS = Drills.times(12_000, 50_000);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> KINDS = List.of("accounts", "contacts", "sales");
    private static final List<String> COUNTS = List.of(
            "status", "rowsTotal", "rowsRead", "rowsAccepted", "rowsChanged", "rowsRejected", "rowsAside", "progress");

    private static final List<String> REVERTED =
            List.of("removed", "archived", "restored", "conflicts", "voided", "discarded");
    private static final int FACTS = 22;

    private final Random random = new Random();

    @Test
    void anImportThatIsKilledAgainAndAgainDoesWhatAnUndisturbedOneDoes() {
        try (TestSuite suite = TestSuite.start()) {
            MixedFiles calm = MixedFiles.write(suite.folder(), "calm-", ACCOUNTS);
            List<String> ids = uploadAll(suite, calm);
            List<String> expected = awaitOutcome(suite, calm, ids);
            JsonNode ledger = ledger(suite);
            MixedFiles storm = calm;
            List<String> stormIds = ids;
            for (int round = 1; round <= ROUNDS; round++) {
                storm = MixedFiles.write(suite.folder(), "storm" + round + "-", ACCOUNTS);

                stormIds = uploadUnderFire(suite, storm);

                assertThat(awaitOutcome(suite, storm, stormIds)).isEqualTo(expected);
                assertThat(ledger(suite).path("sales").asLong())
                        .isEqualTo((round + 1) * ledger.path("sales").asLong());
                assertThat(ledger(suite).path("revisions").asLong())
                        .isEqualTo((round + 1) * ledger.path("revisions").asLong());
            }
            assertSameSales(suite, calm, "storm" + ROUNDS + "-");
            assertSameReverts(suite, calm, ids, storm, stormIds);
        }
    }

    private static List<String> uploadAll(TestSuite suite, MixedFiles files) {
        List<String> ids = new ArrayList<>();
        for (String kind : KINDS) {
            String key = UUID.randomUUID().toString();
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(SuiteException.class)
                    .until(() -> ids.add(upload(suite, files, kind, key)));
        }
        return ids;
    }

    private static String upload(TestSuite suite, MixedFiles files, String kind, String key) {
        String path = "/v1/imports?kind=" + kind + "&source=" + files.prefix();
        return suite.api("tester")
                .upload(Service.ACCOUNTS, path, files.file(kind), "text/csv", Map.of("Idempotency-Key", key))
                .path("id")
                .asText();
    }

    private List<String> uploadUnderFire(TestSuite suite, MixedFiles files) {
        CompletableFuture<List<String>> uploads = CompletableFuture.supplyAsync(() -> uploadAll(suite, files));
        killAfter(suite, random.nextInt(2500));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> uploads.isDone() && uploads.join().stream().anyMatch(id -> isCompleted(view(suite, id))));
        killAfter(suite, random.nextInt(50));
        return uploads.join();
    }

    private static void killAfter(TestSuite suite, int millis) {
        long until = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> System.nanoTime() > until);
        suite.kill(Service.ACCOUNTS);
        suite.restart(Service.ACCOUNTS);
    }

    private static boolean isCompleted(JsonNode job) {
        return job.path("status").asText().startsWith("COMPLETED");
    }

    /** Contacts and sales first, then the accounts; of both sets the same stays. */
    private void assertSameReverts(
            TestSuite suite, MixedFiles calm, List<String> calmIds, MixedFiles storm, List<String> stormIds) {
        askForReverts(suite, calmIds);
        List<String> expected = awaitReverts(suite, calm, calmIds);

        askForReverts(suite, stormIds);
        killAfter(suite, random.nextInt(1500));

        assertThat(awaitReverts(suite, storm, stormIds)).isEqualTo(expected);
        assertThat(expected).anyMatch(line -> line.startsWith("removed=") && !line.endsWith("=0"));
    }

    private static void askForReverts(TestSuite suite, List<String> ids) {
        for (int i = ids.size() - 1; i >= 0; i--) {
            suite.api("tester")
                    .post(Service.ACCOUNTS, "/v1/imports/" + ids.get(i) + "/revert", Map.of("reason", "drill"));
        }
    }

    private static List<String> awaitReverts(TestSuite suite, MixedFiles files, List<String> ids) {
        Api api = suite.api("tester");
        List<String> outcome = new ArrayList<>();
        for (String id : ids) {
            await().atMost(PATIENCE)
                    .until(() -> view(suite, id).path("status").asText().equals("REVERTED")
                            && !view(suite, id).path("position").isNull());
            JsonNode revert = view(suite, id).path("revert");
            REVERTED.forEach(
                    count -> outcome.add(count + "=" + revert.path(count).asText()));
            outcome.addAll(lines(files, api.text(Service.ACCOUNTS, "/v1/imports/" + id + "/kept")).stream()
                    .map(line -> line.substring(line.indexOf(',')))
                    .sorted()
                    .toList());
        }
        outcome.addAll(lines(files, api.text(Service.ACCOUNTS, "/v1/accounts")).stream()
                .map(ImportDrillIT::withoutClass)
                .toList());
        outcome.addAll(lines(files, api.text(Service.ACCOUNTS, "/v1/contacts")));
        outcome.addAll(lines(files, api.text(Service.ACCOUNTS, "/v1/sales/aside/accounts")));
        return outcome;
    }

    /** The facts up to the status; what is shown beside them comes from elsewhere, and later. */
    private static String withoutClass(String line) {
        String[] cells = line.split(",", -1);
        return String.join(",", Arrays.copyOf(cells, FACTS));
    }

    private static JsonNode view(TestSuite suite, String id) {
        return suite.api("tester").get(Service.ACCOUNTS, "/v1/imports/" + id);
    }

    /** All there is to see of these imports, without what their prefix makes different. */
    private static List<String> awaitOutcome(TestSuite suite, MixedFiles files, List<String> ids) {
        Api api = suite.api("tester");
        List<String> outcome = new ArrayList<>();
        for (String id : ids) {
            await().atMost(PATIENCE)
                    .until(() -> !view(suite, id).path("position").isNull());
            JsonNode job = view(suite, id);
            if (!job.path("kind").asText().equals("contacts")) { // which segmentation does not take in
                suite.importing().awaitApplied(job);
            }
            COUNTS.forEach(count -> outcome.add(count + "=" + job.path(count).asText()));
            outcome.add(files.neutral(api.text(Service.ACCOUNTS, "/v1/imports/" + id + "/errors")));
        }
        outcome.addAll(lines(files, api.text(Service.ACCOUNTS, "/v1/accounts")).stream()
                .map(ImportDrillIT::withoutClass)
                .toList());
        outcome.addAll(lines(files, api.text(Service.ACCOUNTS, "/v1/contacts")));
        outcome.addAll(lines(files, api.text(Service.ACCOUNTS, "/v1/sales/aside/accounts")).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList());
        return outcome;
    }

    private static List<String> lines(MixedFiles files, String csv) {
        return csv.lines()
                .filter(line -> line.contains(files.prefix()))
                .map(files::neutral)
                .sorted()
                .toList();
    }

    private static JsonNode ledger(TestSuite suite) {
        return suite.api("tester").get(Service.SEGMENTATION, "/v1/ledger");
    }

    /** The totals of each account are the same in both sets. */
    private static void assertSameSales(TestSuite suite, MixedFiles calm, String storm) {
        String run = suite.segment("2025-12-31").path("id").asText();
        String results = suite.api("tester").text(Service.SEGMENTATION, "/v1/runs/" + run + "/results");

        assertThat(totals(results, storm))
                .isNotEmpty()
                .containsExactlyElementsOf(totals(results, calm.prefix()).toList());
    }

    private static Stream<String> totals(String results, String prefix) {
        return results.lines()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[1].startsWith(prefix))
                .map(cells -> cells[1].substring(prefix.length()) + " " + cells[2])
                .sorted();
    }
}
