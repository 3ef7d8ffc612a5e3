package io.abmsuite.segmentation.live;

import static io.abmsuite.segmentation.testing.LiveClasses.assertFollowed;
import static io.abmsuite.segmentation.testing.LiveClasses.eventually;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.BusinessClock;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.LedgerFeed;
import io.abmsuite.segmentation.testing.LiveClasses;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Published classes follow the sales, the days and the periods, and are at any moment what a run would find. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class LiveTest {

    private static final String CAUSE =
            "select cause from class_move where account_id = ? order by version desc limit 1";

    private BusinessClock clock;
    private ExampleLedger ledger;

    @BeforeEach
    void goLive() {
        clock = BusinessClock.at("2026-01-15");
        ledger = ExampleLedger.feed();
        mode("monthly", "{\"mode\": \"LIVE\", \"cadenceMillis\": 50}");
        assertFollowed("monthly", "2026-01-15");
    }

    @AfterEach
    void end() {
        mode("monthly", "{\"mode\": \"ON_DEMAND\"}");
        LiveClasses.end();
    }

    @Test
    void classesFollowTheSales() {
        ledger.add("live-1", "A07", "2025-12-30", "40000", "EUR");

        eventually(() -> reader().get("/v1/classes/code:A07")
                .then()
                .body("published.abcClass", equalTo("A"))
                .body("published.total.amount", equalTo("55600.0000")));
        assertFollowed("monthly", "2026-01-15");
        assertThat(Database.value(CAUSE, ledger.idOf("A07"))).isEqualTo("SALES");
        reader().get("/v1/publications")
                .then()
                .body("items[0].kind", equalTo("LIVE"))
                .body("items[0].runId", nullValue())
                .body("items[0].policy", equalTo("monthly"))
                .body("items[0].counts.accounts", equalTo(14));
        try (EventProbe segments = EventProbe.on("abm.segments")) {
            String key = ledger.idOf("A07").toString();
            eventually(() -> assertThat(segments.of(key))
                    .anySatisfy(seen -> assertThat(seen.payload()).contains("\"cause\":\"SALES\"")));
        }
    }

    @Test
    void aLivePublicationIsReplayedWithTheSameHash() {
        ledger.add("live-1", "A07", "2025-12-30", "40000", "EUR");
        eventually(() -> reader().get("/v1/classes/code:A07").then().body("published.abcClass", equalTo("A")));
        List<String> publications = reader().get("/v1/publications").path("items.id");
        ledger.add("live-2", "A01", "2025-12-30", "9", "EUR");

        assertThat(publications).hasSizeGreaterThan(1);
        for (String publication : publications) {
            LiveClasses.assertReplayedWithTheSameHash(publication);
        }
    }

    @Test
    void classesFollowCorrectionsVoidsAndNewAccounts() {
        ledger.add("live-1", "A07", "2025-12-30", "40000", "EUR");
        ledger.add("live-2", "N01", "2025-11-30", "90000", "EUR");
        eventually(() -> reader().get("/v1/classes/code:N01")
                .then()
                .statusCode(200)
                .body("published.abcClass", equalTo("A"))
                .body("published.lifecycle", equalTo("ONE_OFF")));
        ledger.add("live-1", "A07", "2025-12-30", "4", "EUR");

        eventually(() ->
                reader().get("/v1/classes/code:A07").then().body("published.total.amount", equalTo("15604.0000")));
        assertFollowed("monthly", "2026-01-15");
    }

    @Test
    void theDayTurnsWithoutSales() {
        clock.turn("2026-01-31");
        eventually(() ->
                assertThat(Database.value("select as_of from publication")).isEqualTo(Date.valueOf("2026-01-31")));
        assertFollowed("monthly", "2026-01-31");
    }

    @Test
    void lifecycleFollowsTheDay() {
        ledger.add("weekly-1", "N02", "2026-01-01", "10", "EUR");
        ledger.add("weekly-2", "N02", "2026-01-08", "10", "EUR");
        assertFollowed("monthly", "2026-01-15");

        clock.turn("2026-01-30");

        assertFollowed("monthly", "2026-01-30");
        assertThat(Database.query("select distinct cause from class_move where as_of = date '2026-01-30'"))
                .containsExactly(List.of("DAY"));
    }

    @Test
    void aPeriodClosesWithoutSales() {
        clock.turn("2026-02-03");

        assertFollowed("monthly", "2026-02-03");
        assertThat(Database.query("select distinct cause from class_move where as_of = date '2026-02-03'"))
                .containsExactly(List.of("PERIOD"));
    }

    @Test
    void salesOfTomorrowCountWhenItIsTheDay() {
        ledger.add("tomorrow", "A08", "2026-01-16", "10", "EUR");
        assertFollowed("monthly", "2026-01-15");

        clock.turn("2026-01-16");

        assertFollowed("monthly", "2026-01-16");
        assertThat(Database.value("select lifecycle from account_class where account_code = 'A08'"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void anotherVersionOfThePolicyMovesClasses() {
        given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType("application/json")
                .body("{\"name\": \"monthly\", \"parameters\": {\"a_limit\": 50, \"b_limit\": 60}}")
                .post("/v1/policies")
                .then()
                .statusCode(201);
        try {
            assertFollowed("monthly", "2026-01-15");
            assertThat(Database.value(CAUSE, ledger.idOf("A03"))).isEqualTo("SETTINGS");
        } finally {
            mode("monthly", "{\"mode\": \"ON_DEMAND\"}");
            Database.update("delete from publishing");
            Database.update("truncate publication_log, run_result");
            Database.update("update publication set policy = null, policy_version = null, run_id = null");
            Database.update("delete from run");
            Database.update("delete from policy where name = 'monthly' and version > 1");
        }
    }

    @Test
    void saysWhyItCannotFollow() {
        ledger.add("foreign", "A01", "2026-01-02", "10", "USD");

        eventually(() -> reader().get("/v1/policies/monthly/publishing")
                .then()
                .body("lastProblem", containsString("EUR, USD and no exchange rates")));
        assertThat(Database.value("select cell from account_class where account_code = 'A01'"))
                .isEqualTo("AX");
    }

    @Test
    void saysWhichAccountsHaveOneCodeUntilOneIsErased() {
        try (LedgerFeed other = LedgerFeed.another()) {
            other.account("A01", LedgerFeed.Facts.NONE).applied();
            eventually(() -> reader().get("/v1/policies/monthly/publishing")
                    .then()
                    .body("lastProblem", containsString("same code A01"))
                    .body("lastProblem", containsString(ledger.idOf("A01").toString()))
                    .body("lastProblem", containsString(other.idOf("A01").toString())));

            other.erase("A01").applied();

            eventually(
                    () -> reader().get("/v1/policies/monthly/publishing").then().body("lastProblem", nullValue()));
            assertFollowed("monthly", "2026-01-15");
            assertThat(Database.query("select account_id from account_class where account_code = 'A01'"))
                    .containsExactly(List.of(ledger.idOf("A01")));
        }
    }

    private void mode(String policy, String patch) {
        String etag = reader().get("/v1/policies/" + policy + "/publishing").header("ETag");
        given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType("application/merge-patch+json")
                .header("If-Match", etag)
                .body(patch)
                .patch("/v1/policies/" + policy + "/publishing")
                .then()
                .statusCode(200);
    }
}
