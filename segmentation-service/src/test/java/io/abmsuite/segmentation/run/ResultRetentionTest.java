package io.abmsuite.segmentation.run;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.abmsuite.segmentation.testing.Runs.replay;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ResultRetentionTest {

    private static final int KEPT = 24;
    private static final long LINES = 14;
    private static final String QUIETLY = "{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false}";

    @Inject
    ResultRetention retention;

    private String oldest;

    @BeforeEach
    void feed() {
        ExampleLedger.feed();
        oldest = completed(QUIETLY);
    }

    @Test
    void givesUpWhatIsTooMuchAndKeepsTheRun() {
        String hash = reader().get("/v1/runs/" + oldest).path("outputHash");
        copies(KEPT);
        List<String> otherPolicy = List.of(completed("{'policy': 'classic', 'asOf': '2026-01-15'}"));

        sweep();
        assertThat(linesOf(oldest)).as("who has begun to read may go on").isEqualTo(LINES);
        graceIsOver();
        sweep();

        assertThat(linesOf(oldest)).isZero();
        assertThat(Database.value("select count(*) from run where policy = 'monthly' and results = 'KEPT'"))
                .isEqualTo((long) KEPT);
        assertThat(linesOf(otherPolicy.get(0))).isEqualTo(LINES);
        reader().get("/v1/runs/" + oldest)
                .then()
                .statusCode(200)
                .body("resultsExpired", equalTo(true))
                .body("outputHash", equalTo(hash))
                .body("counts.accounts", equalTo(14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"results", "matrix", "pareto", "concentration"})
    void whoAsksForThemIsToldToReplay(String what) {
        copies(KEPT);
        sweep();

        reader().get("/v1/runs/" + oldest + "/" + what)
                .then()
                .statusCode(409)
                .body("code", equalTo("RESULTS_EXPIRED"))
                .body("detail", containsString("/v1/runs/" + oldest + "/replay"));
    }

    @Test
    void aReplayStoresThemAgain() {
        copies(KEPT);
        sweep();
        graceIsOver();
        sweep();

        String again = replay(oldest)
                .statusCode(201)
                .body("replay.equal", equalTo(true))
                .extract()
                .path("id");

        assertThat(linesOf(again)).isEqualTo(LINES);
        reader().get("/v1/runs/" + again + "/results").then().statusCode(200).body("items.size()", equalTo(14));
    }

    @Test
    void keepsThePublishedRunHoweverOldItIs() {
        String published = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        copies(KEPT);

        sweep();
        graceIsOver();
        sweep();

        assertThat(linesOf(published)).isEqualTo(LINES);
        given().spec(reader()).get("/v1/runs/" + published + "/matrix").then().statusCode(200);
        assertThat(linesOf(oldest)).isZero();
    }

    @Test
    void aRunThatIsPublishedAgainMeanwhileKeepsItsResults() {
        copies(KEPT);
        sweep();
        Database.update("update publication set run_id = ?", UUID.fromString(oldest));
        graceIsOver();

        sweep();

        assertThat(linesOf(oldest)).isEqualTo(LINES);
        reader().get("/v1/runs/" + oldest).then().body("resultsExpired", equalTo(false));
    }

    @Test
    void deletesNothingWhileAnotherInstanceDoes() {
        copies(KEPT);
        try (var other =
                Database.hold("select pg_advisory_lock(hashtextextended('segmentation.result-retention', 0))")) {
            assertThat(other).isNotNull();

            assertThat(retention.round().await().atMost(Duration.ofSeconds(10))).isFalse();
        }
        assertThat(Database.value("select count(*) from run where results <> 'KEPT'"))
                .isEqualTo(0L);
    }

    /** So many completed runs more, each newer than those before. */
    private void copies(int count) {
        UUID original = UUID.fromString(oldest);
        for (int i = 0; i < count; i++) {
            UUID copy = Uuids.timeOrdered();
            Database.update("""
                    insert into run (id, policy, policy_version, parameters, what_if, publish, as_of, currency, status,
                                     created_by, finished_at, window_start, window_end, watermark, accounts,
                                     engine_version, output_hash, portfolio)
                    select ?, policy, policy_version, parameters, what_if, false, as_of, currency, status, created_by,
                           finished_at, window_start, window_end, watermark, accounts, engine_version, output_hash, portfolio
                    from run where id = ?
                    """, copy, original);
            Database.update("""
                    insert into run_result (run_id, ord, account_id, code, purchases, lifecycle, flags)
                    select ?, ord, account_id, code, purchases, lifecycle, flags from run_result where run_id = ?
                    """, copy, original);
        }
    }

    private void sweep() {
        while (retention.round().await().atMost(Duration.ofSeconds(10))) {
            // until there is no more to do
        }
    }

    private static void graceIsOver() {
        Database.update("update run set expired_at = expired_at - interval '1 day' where results = 'EXPIRING'");
    }

    private static long linesOf(String run) {
        return (Long) Database.value("select count(*) from run_result where run_id = ?", UUID.fromString(run));
    }
}
