package io.abmsuite.segmentation.run;

import static io.abmsuite.segmentation.testing.Runs.queue;
import static io.abmsuite.segmentation.testing.Runs.replay;
import static io.abmsuite.segmentation.testing.Runs.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.LedgerFeed;
import io.abmsuite.segmentation.testing.LedgerFeed.Facts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger that grows and changes its mind: what was computed before comes out the same again. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ReplayTest {

    private static final int RUNS = 10;
    private static final String MONTHLY = "{'policy': 'monthly', 'asOf': '2026-01-15'}";

    private final Random random = new Random(20260115);
    private LedgerFeed feed;

    @BeforeEach
    void begin() {
        feed = LedgerFeed.empty();
    }

    @AfterEach
    void end() {
        feed.close();
    }

    @Test
    void tenRunsOverAGrowingLedgerComeOutTheSameAgain() {
        List<JsonPath> runs = new ArrayList<>();
        for (int round = 0; round < RUNS; round++) {
            grow(round);
            runs.add(start(MONTHLY).statusCode(201).extract().jsonPath());
        }
        assertThat(runs.stream().map(run -> run.getString("outputHash")).distinct())
                .as("each round changed what comes out")
                .hasSize(RUNS);

        for (JsonPath run : runs) {
            replay(run.getString("id"))
                    .statusCode(201)
                    .body("kind", equalTo("REPLAY"))
                    .body("status", equalTo("COMPLETED"))
                    .body("published", equalTo(false))
                    .body("watermark", equalTo(run.getInt("watermark")))
                    .body("outputHash", equalTo(run.getString("outputHash")))
                    .body("replay.of", equalTo(run.getString("id")))
                    .body("replay.outputHash", equalTo(run.getString("outputHash")))
                    .body("replay.equal", equalTo(true))
                    .body("counts", equalTo(run.get("counts")));
        }
        assertThat(Database.value("select number from publication")).isEqualTo((long) RUNS);
        assertThat(Database.value("select run_id::text from publication"))
                .isEqualTo(runs.get(RUNS - 1).get("id"));
    }

    @Test
    void tellsThatAReplayCameOutDifferently() {
        grow(0);
        String run = start(MONTHLY).statusCode(201).extract().path("id");
        Database.update("update run set output_hash = 'tampered' where id = ?", UUID.fromString(run));

        replay(run)
                .statusCode(201)
                .body("replay.outputHash", equalTo("tampered"))
                .body("replay.equal", equalTo(false));
    }

    @Test
    void aReplayOfAReplayRepeatsTheRun() {
        grow(0);
        String run = start(MONTHLY).statusCode(201).extract().path("id");
        String first = replay(run).statusCode(201).extract().path("id");
        grow(1);

        replay(first).statusCode(201).body("replay.of", equalTo(run)).body("replay.equal", equalTo(true));
    }

    @Test
    void onlyACompletedRunIsReplayed() {
        replay(UUID.randomUUID().toString()).statusCode(404).body("code", equalTo("RUN_NOT_FOUND"));
        String queued = queue(MONTHLY).statusCode(202).extract().path("id");
        Database.update("update run set status = 'FAILED', problem = '{}' where id = ?", UUID.fromString(queued));

        replay(queued).statusCode(409).body("code", equalTo("RUN_NOT_COMPLETED"));
    }

    @Test
    void tellsOfSalesThatCameLate() {
        feed.account("K1", Facts.NONE)
                .sale("kept", "K1", "2025-03-01", "100", "EUR")
                .sale("corrected", "K1", "2025-03-02", "200", "EUR")
                .sale("voided", "K1", "2025-03-03", "300", "EUR")
                .sale("moved out", "K1", "2025-03-04", "400", "EUR")
                .applied();
        String first = start(MONTHLY)
                .statusCode(201)
                .body("lateSales", nullValue())
                .extract()
                .path("id");
        start(MONTHLY)
                .body("lateSales.against", equalTo(first))
                .body("lateSales.sales", equalTo(0))
                .body("lateSales.amounts", empty());
        feed.sale("late", "K1", "2025-02-01", "0.5", "EUR")
                .sale("corrected", "K1", "2025-03-02", "150", "EUR")
                .voided("voided", "K1", "2025-03-03")
                .sale("moved out", "K1", "2024-03-04", "400", "EUR")
                .sale("of another window", "K1", "2024-06-01", "77", "EUR")
                .sale("unfinished", "K1", "2026-01-10", "88", "EUR")
                .applied();

        start(MONTHLY)
                .body("lateSales.against", notNullValue())
                .body("lateSales.sales", equalTo(4))
                .body("lateSales.amounts.amount", contains("-749.5000"))
                .body("lateSales.amounts.currency", contains("EUR"));
        start("{'policy': 'monthly', 'asOf': '2026-01-16'}").body("lateSales", nullValue());
        start("{'policy': 'monthly', 'asOf': '2026-01-15', 'parameters': {'x_limit': 0.3}}")
                .body("lateSales", nullValue());
    }

    /** New accounts and sales; some sales of before are corrected, moved to another day or voided, an account is erased. */
    private void grow(int round) {
        for (int i = 0; i < 4; i++) {
            feed.account("R" + round + "-" + i, new Facts("team " + i, "DE", null));
            for (int month = 0; month < 12; month++) {
                sale(round, i, month);
            }
        }
        for (int earlier = 0; earlier < round; earlier++) {
            int account = random.nextInt(4);
            String code = "R" + earlier + "-" + account;
            sale(earlier, account, random.nextInt(12));
            feed.voided(saleId(earlier, account, random.nextInt(12)), code, "2025-06-01");
            feed.account(code, new Facts("team " + round, "FR", "R" + round + "-0"));
        }
        if (round > 1) {
            feed.erase("R" + (round - 2) + "-3");
        }
        feed.applied();
    }

    private void sale(int round, int account, int month) {
        LocalDate day = LocalDate.of(2025, 1, 1).plusMonths(month).plusDays(random.nextInt(28));
        String amount = (random.nextInt(90_000) - 5_000) + "." + random.nextInt(10_000);
        feed.sale(saleId(round, account, month), "R" + round + "-" + account, day.toString(), amount, "EUR");
    }

    private static String saleId(int round, int account, int month) {
        return round + "-" + account + "-" + month;
    }
}
