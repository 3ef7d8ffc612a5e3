package io.abmsuite.segmentation.live;

import static io.abmsuite.segmentation.testing.LiveClasses.assertFollowed;
import static io.abmsuite.segmentation.testing.LiveClasses.assertReplayedWithTheSameHash;
import static io.abmsuite.segmentation.testing.LiveClasses.eventually;
import static io.abmsuite.segmentation.testing.LiveClasses.published;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.abmsuite.segmentation.testing.Runs.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.BusinessClock;
import io.abmsuite.segmentation.testing.LedgerFeed;
import io.abmsuite.segmentation.testing.LedgerFeed.Facts;
import io.abmsuite.segmentation.testing.LiveClasses;
import io.abmsuite.segmentation.testing.Rates;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** K1 buys in euros and dollars, K2 in yen, K3 in euros; published classes follow what all of it is worth in euros. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class LiveCurrencyTest {

    private static final String POLICY = "monthly";
    private static final String TODAY = "2026-01-15";
    private static final String ALL = """
            select account_code, abc_class, xyz_class, lifecycle, rank, total, currency, share, cv, recency_days, cast(flags as text),
                   cast(month_totals as text)
            from account_class order by account_code
            """;

    private BusinessClock clock;
    private LedgerFeed feed;

    @BeforeEach
    void goLive() {
        clock = BusinessClock.at(TODAY);
        feed = LedgerFeed.empty()
                .account("K1", Facts.NONE)
                .account("K2", Facts.NONE)
                .account("K3", Facts.NONE)
                .sale("1", "K1", "2025-03-01", "100.0001", "EUR")
                .sale("2", "K1", "2025-03-30", "0.0001", "USD")
                .sale("3", "K1", "2025-03-31", "0.0002", "USD")
                .sale("4", "K1", "2025-04-01", "200", "USD")
                .sale("5", "K2", "2025-04-01", "-30000", "JPY")
                .sale("6", "K2", "2025-05-01", "50000", "JPY")
                .sale("7", "K2", "2026-01-10", "777", "CHF")
                .sale("8", "K3", "2025-05-01", "20", "EUR")
                .applied();
        Rates.put("USD", "2025-03", "0.5").statusCode(201);
        Rates.put("USD", "2025-04", "0.25").statusCode(201);
        Rates.put("JPY", "2025-04", "0.01").statusCode(201);
        Rates.put("JPY", "2025-05", "0.011").statusCode(201);
        LiveClasses.goLive(POLICY);
        assertFollowed(POLICY, TODAY);
    }

    @AfterEach
    void end() {
        LiveClasses.end();
        feed.close();
    }

    @Test
    void publishesWhatARunPublishesToTheDigit() {
        // The month of the Swiss francs lacks its rate, and none is guessed.
        assertThat(Database.query("select account_code, total, currency from account_class order by account_code"))
                .hasToString("[[K1, 150.0003, EUR], [K2, 250.0000, EUR], [K3, 20.0000, EUR]]");
        List<List<Object>> live = Database.query(ALL);
        LiveClasses.end();

        start("{'policy': 'monthly', 'asOf': '2026-01-15'}").statusCode(201);

        assertThat(Database.query(ALL)).isEqualTo(live);
        assertThat(months("K2")).contains("2025-05").doesNotContain("2026-01");
    }

    @Test
    void followsSalesInEveryCurrency() {
        feed.sale("9", "K3", "2025-04-02", "900", "USD")
                .sale("4", "K1", "2025-04-01", "100", "JPY")
                .voided("6", "K2", "2025-05-01")
                .applied();

        eventually(() -> assertThat(classOf("K3")).isEqualTo("A"));
        assertFollowed(POLICY, TODAY);
        LiveClasses.publications().forEach(LiveClasses::assertReplayedWithTheSameHash);
    }

    @Test
    void aChangedRateIsFollowed() {
        assertThat(classOf("K1")).isEqualTo("A");
        String before = LiveClasses.publications().get(0);

        Rates.change("JPY", "2025-05", "0.9");

        eventually(() -> assertThat(classOf("K1")).isEqualTo("C"));
        assertFollowed(POLICY, TODAY);
        assertThat(Database.query(
                        "select distinct cause from class_move where account_id = ? and version > 1", feed.idOf("K1")))
                .containsExactly(List.of("SETTINGS"));
        assertReplayedWithTheSameHash(before);
        assertReplayedWithTheSameHash(LiveClasses.publications().get(0));
    }

    @Test
    void aRateThatMovesNoClassIsToldWithinItsMinute() {
        Rates.put("CHF", "2026-01", "1.1").statusCode(201);
        feed.sale("9", "K3", "2025-05-01", "40", "EUR").applied();
        eventually(() -> assertThat(classOf("K3")).isEqualTo("B"));
        assertThat(months("K2")).doesNotContain("2026-01");

        clock.advance(Duration.ofMinutes(1));

        eventually(() -> assertThat(months("K2")).contains("\"2026-01\"", "\"854.7000\""));
    }

    @Test
    void stopsWhereARateIsMissingAndGoesOnWithIt() {
        List<List<Object>> before = published();
        feed.sale("9", "K3", "2025-06-01", "4000", "USD")
                .sale("10", "K3", "2025-07-01", "100", "GBP")
                .applied();
        eventually(() -> reader().get("/v1/policies/monthly/publishing")
                .then()
                .body("lastProblem", allOf(containsString("USD in 2025-06"), containsString("GBP in 2025-07"))));
        assertThat(published()).isEqualTo(before);
        Rates.put("USD", "2025-06", "0.5").statusCode(201);
        eventually(() -> reader().get("/v1/policies/monthly/publishing")
                .then()
                .body("lastProblem", containsString("no exchange rate of GBP in 2025-07")));

        Rates.put("GBP", "2025-07", "1.2").statusCode(201);

        eventually(() -> assertThat(classOf("K3")).isEqualTo("A"));
        assertFollowed(POLICY, TODAY);
        reader().get("/v1/policies/monthly/publishing").then().body("lastProblem", nullValue());
    }

    @Test
    void salesInOneCurrencyThatAreLeftStayAsTheyAre() {
        feed.voided("1", "K1", "2025-03-01")
                .voided("5", "K2", "2025-04-01")
                .voided("6", "K2", "2025-05-01")
                .voided("7", "K2", "2026-01-10")
                .voided("8", "K3", "2025-05-01")
                .applied();

        eventually(
                () -> assertThat(Database.query("select total, currency from account_class where account_code = 'K1'"))
                        .hasToString("[[200.0003, USD]]"));
        assertFollowed(POLICY, TODAY);
        assertReplayedWithTheSameHash(LiveClasses.publications().get(0));
    }

    private static Object classOf(String code) {
        return Database.value("select abc_class from account_class where account_code = ?", code);
    }

    private static String months(String code) {
        return Database.value("select month_totals from account_class where account_code = ?", code)
                .toString();
    }
}
