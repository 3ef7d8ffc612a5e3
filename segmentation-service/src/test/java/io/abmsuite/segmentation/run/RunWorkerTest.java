package io.abmsuite.segmentation.run;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.queue;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class RunWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @BeforeEach
    void feed() {
        ExampleLedger.feed();
    }

    @Test
    void takesUpARunThatItsWorkerLeft() {
        UUID left = runningSince(1, "-1 second");

        await().atMost(PATIENCE)
                .untilAsserted(() -> reader().get("/v1/runs/" + left).then().body("status", equalTo("COMPLETED")));

        assertThat(Database.value("select fence from run where id = ?", left)).isEqualTo(2);
        assertThat(resultsOf(left)).isEqualTo(14L);
    }

    @Test
    void leavesARunAloneWhoseWorkerIsAlive() {
        UUID held = runningSince(1, "1 hour");

        completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        assertThat(Database.value("select fence from run where id = ?", held)).isEqualTo(1);
        assertThat(resultsOf(held)).isZero();
    }

    @Test
    void givesUpARunThatEndsItsWorkerAgainAndAgain() {
        UUID poison = runningSince(5, "-1 second");

        await().atMost(PATIENCE)
                .untilAsserted(() -> reader().get("/v1/runs/" + poison)
                        .then()
                        .body("status", equalTo("FAILED"))
                        .body("problem.code", equalTo("RUN_ABANDONED")));
    }

    @Test
    void cancelsARunAndStoresNothingOfIt() {
        UUID held = runningSince(1, "1 hour");

        given().auth()
                .oauth2(Tokens.of("segments:run"))
                .post("/v1/runs/" + held + "/cancel")
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));

        completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        assertThat(resultsOf(held)).isZero();
    }

    @Test
    void worksOffRunsThatComeAtOnce() {
        List<String> locations = IntStream.range(0, 6)
                .mapToObj(i -> queue("{'policy': 'monthly', 'asOf': '2026-01-15'}")
                        .statusCode(202)
                        .extract()
                        .header("Location"))
                .toList();

        await().atMost(PATIENCE)
                .untilAsserted(() -> locations.forEach(location -> reader().get(location)
                        .then()
                        .body("status", equalTo("COMPLETED"))
                        .body("published", equalTo(true))));
        assertThat(Database.query("select distinct output_hash from run")).hasSize(1);
        assertThat(Database.value("select count(*) from run_result")).isEqualTo(6 * 14L);
        assertThat(Database.value("select number from publication")).isEqualTo(6L);
    }

    private static UUID runningSince(int fence, String leaseEnds) {
        UUID id = UUID.randomUUID();
        Database.update("""
                insert into run (id, policy, policy_version, parameters, what_if, publish, as_of, status, created_by,
                                 fence, lease_until)
                select ?, name, version, parameters, false, true, date '2026-01-15', 'RUNNING', 'test',
                       ?, now() + ?::interval
                from policy where name = 'monthly' and version = 1
                """, id, fence, leaseEnds);
        return id;
    }

    private static long resultsOf(UUID run) {
        return (Long) Database.value("select count(*) from run_result where run_id = ?", run);
    }
}
