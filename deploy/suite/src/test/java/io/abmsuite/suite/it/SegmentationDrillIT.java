package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.api.Segmenting;
import io.abmsuite.suite.launch.Infra;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The segmentation service dies while it writes the lines of a run, while it rolls back, and while classes follow the sales:
 * what is published is always one publication as a whole, and everybody was told of it once.
 */
class SegmentationDrillIT {

    private static final int ACCOUNTS = Drills.times(10_000, 100_000);
    private static final int SALES = 2 * ACCOUNTS;
    private static final int ROUNDS = Drills.times(1, 10);
    private static final int MORE_SALES = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration AFTER_RECOVERY = Duration.ofSeconds(60);
    private static final String POLICY = "monthly";
    private static final String WRITING_LINES = """
            select 1 from pg_stat_progress_copy where relid = 'run_result'::regclass and tuples_processed > 0
            """;

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static TestSuite suite;
    private static Postgres postgres;
    private static Publications publications;
    private static Wire wire;
    private static String earlier;

    @BeforeAll
    static void start() throws IOException {
        suite = TestSuite.start(Map.of("SEGMENTATION_RUNS_LEASE", "2s"));
        Path data = suite.state().dataFolder();
        postgres = new Postgres(data);
        wire = new Wire(Infra.read(data.resolve("infra.properties")).kafka());
        publications = new Publications(postgres, wire);
        SalesOfTwoYears.importInto(suite, ACCOUNTS, SALES);
        earlier = run(TODAY.minusMonths(6), true).path("id").asText();
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void completesARunThatWasKilledWhileItWroteItsLines() {
        String hash = run(TODAY, false).path("outputHash").asText();
        for (int round = 0; round < ROUNDS; round++) {
            publishEarlier();
            long before = publications.count();
            String run = queue(TODAY);
            awaitLines();
            suite.kill(Service.SEGMENTATION);
            assertThat(postgres.value("segmentation", "select status from run where id = '" + run + "'"))
                    .isEqualTo("RUNNING");
            publications.checkAre(earlier);
            suite.restart(Service.SEGMENTATION);

            assertThat(completed(run).path("outputHash").asText()).isEqualTo(hash);
            assertThat(publications.count()).isEqualTo(before + 1);
            publications.checkAre(run);
            checkTold();
        }
        assertThat(run(TODAY, false).path("outputHash").asText()).isEqualTo(hash);
    }

    @Test
    void rollsBackAsAWholeOrNotAtAll() {
        String later = run(TODAY, false).path("id").asText();
        for (int round = 0; round < ROUNDS; round++) {
            publish(later);
            long before = publications.count();
            try (Stall stall = Stall.of(postgres, "segmentation", oneThatIsRolledBackLate(later))) {
                CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(earlier));
                stall.await(publishing);
                suite.kill(Service.SEGMENTATION);
                assertThat(publishing).failsWithin(PATIENCE);
            }
            suite.restart(Service.SEGMENTATION);

            assertThat(publications.count()).isEqualTo(before);
            publications.checkAre(later);
            checkTold();
            publish(earlier);
            publications.checkAre(earlier);
            checkTold();
        }
    }

    @Test
    void liveClassesFollowThoughOneInstanceAfterTheOtherIsKilled() {
        publishEarlier();
        DrillClient client = new DrillClient(suite.state());
        postgres.update("segmentation", """
                insert into publishing (id, policy, version, mode, publishes, cadence_ms, confirm_runs, changed_at, changed_by)
                values (gen_random_uuid(), '%s', 1, 'LIVE', true, 50, 1, now(), 'drill')
                """.formatted(POLICY));
        OneOffs oneOffs = new OneOffs(postgres, client);
        oneOffs.awaitFollowed(oneOffs.sellAgain());
        Load load = Load.on(client);
        for (int round = 0; round < ROUNDS; round++) {
            Part second = suite.others(Service.SEGMENTATION).get(0);
            awaitMore(load);
            oneOffs.awaitFollowed(oneOffs.killInARound(() -> suite.kill(Service.SEGMENTATION)));
            awaitMore(load);
            String waits = oneOffs.killInARound(() -> suite.kill(second));
            suite.restart(Service.SEGMENTATION);
            oneOffs.awaitFollowed(waits);
        }
        awaitMore(load);
        load.close();

        new Convergence(postgres, wire, SALES + 1 + 2 * ROUNDS).check(load);
        await().atMost(AFTER_RECOVERY).untilAsserted(() -> publications.checkAreAsOf(found()));
        postgres.update("segmentation", "delete from publishing");
        checkTold();
    }

    private static void awaitLines() {
        try (Connection connection = postgres.connect("segmentation")) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !Postgres.query(connection, WRITING_LINES).isEmpty());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String found() {
        return run(TODAY, false).path("id").asText();
    }

    private static void checkTold() {
        await().atMost(AFTER_RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> publications.checkCopies());
        await().atMost(AFTER_RECOVERY).untilAsserted(() -> publications.checkTold());
    }

    /** An account among the last whose class the roll back changes. */
    private static String oneThatIsRolledBackLate(String published) {
        return """
                select 1 from account_class where account_id = (
                    select e.account_id from run_result e join run_result l using (account_id)
                    where e.run_id = '%s' and l.run_id = '%s' and e.total is distinct from l.total
                    order by e.ord desc limit 1)
                """.formatted(earlier, published);
    }

    private static void publishEarlier() {
        if (!publications.current().equals(earlier)) {
            publish(earlier);
        }
        publications.checkAre(earlier);
    }

    private static void publish(String run) {
        suite.api("tester").post(Service.SEGMENTATION, "/v1/runs/" + run + "/publish", Map.of("reason", "drill"));
    }

    private static JsonNode run(LocalDate asOf, boolean publish) {
        return new Segmenting(suite.api("tester")).run(POLICY, asOf.toString(), Map.of(), publish);
    }

    private static String queue(LocalDate asOf) {
        return suite.api("tester")
                .post(
                        Service.SEGMENTATION,
                        "/v1/runs",
                        Map.of("policy", POLICY, "asOf", asOf.toString()),
                        Map.of("Prefer", "respond-async"))
                .path("id")
                .asText();
    }

    private static JsonNode completed(String run) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(SuiteException.class)
                .until(
                        () -> suite.api("tester").get(Service.SEGMENTATION, "/v1/runs/" + run),
                        found -> found.path("status").asText().equals("COMPLETED"));
    }

    private static void awaitMore(Load load) {
        int sales = load.sales();
        await().atMost(PATIENCE).until(() -> load.sales() >= sales + MORE_SALES);
    }
}
