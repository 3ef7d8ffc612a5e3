package io.abmsuite.segmentation.run;

import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.abmsuite.segmentation.testing.Runs.replay;
import static io.abmsuite.segmentation.testing.Runs.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.LedgerFeed;
import io.abmsuite.segmentation.testing.LedgerFeed.Facts;
import io.abmsuite.segmentation.testing.Rates;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** K1 buys in euros and dollars, K2 in yen; margin and quantity are known of all but one sale. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class MixedCurrencyRunTest {

    private static final String MONTHLY = "{'policy': 'monthly', 'asOf': '2026-01-15'}";
    private static final String METRIC = "{'policy': 'monthly', 'asOf': '2026-01-15', 'parameters': {'metric': '%s'}}";

    private LedgerFeed feed;

    @BeforeEach
    void feed() {
        feed = LedgerFeed.empty()
                .account("K1", Facts.NONE)
                .account("K2", Facts.NONE)
                .sale("1", "K1", "2025-03-01", figures("100.0001", "EUR", "10", "1"))
                .sale("2", "K1", "2025-03-30", figures("0.0001", "USD", "0.0003", "2"))
                .sale("3", "K1", "2025-03-31", figures("0.0002", "USD", "0.0002", "3"))
                .sale("4", "K1", "2025-04-01", figures("200", "USD", "20", "4"))
                .sale("5", "K2", "2025-04-01", figures("-30000", "JPY", "-300", "5"))
                .sale("6", "K2", "2025-05-01", figures("50000", "JPY", "500", "6"))
                .sale("7", "K2", "2026-01-10", figures("777", "CHF", "7", "7"))
                .applied();
    }

    @AfterEach
    void end() {
        feed.close();
    }

    @Test
    void namesTheCurrenciesWhenThereAreNoRates() {
        start(MONTHLY)
                .statusCode(422)
                .body("errors.code", contains("MIXED_CURRENCIES"))
                .body("errors[0].message", containsString("CHF, EUR, JPY, USD"));
    }

    @Test
    void namesCurrenciesAndMonthsThatLackARate() {
        rate("USD", "2025-03", "0.5");

        start(MONTHLY)
                .statusCode(422)
                .body("errors.code", contains("NO_EXCHANGE_RATE"))
                .body("errors[0].message", containsString("JPY in 2025-04 to 2025-05; of USD in 2025-04"));
    }

    @Test
    void convertsEachMonthByItsRateAndRoundsOnce() {
        ratesOfTheWindow();

        JsonPath run = start(MONTHLY)
                .statusCode(201)
                .body("currency", equalTo("EUR"))
                .body("counts.paying", equalTo(2))
                .extract()
                .jsonPath();

        // K1: 100.0001 + 0.0003 * 0.5 (a half, to even: 0.0002) + 200 * 0.25; K2: -30000 * 0.01 + 50000 * 0.011.
        totals(run, "250.0000", "150.0003");
    }

    @Test
    void anotherCurrencyThanTheBaseIsAskedFor() {
        ratesOfTheWindow();

        start("{'policy': 'monthly', 'asOf': '2026-01-15', 'currency': 'USD'}")
                .statusCode(422)
                .body("errors[0].message", containsString("of USD in 2025-05"));
        rate("USD", "2025-05", "0.22");
        JsonPath run = start("{'policy': 'monthly', 'asOf': '2026-01-15', 'currency': 'USD'}")
                .statusCode(201)
                .body("currency", equalTo("USD"))
                .extract()
                .jsonPath();

        // K1: 100.0001 / 0.5 + 0.0003 + 200; K2: -30000 * 0.01 / 0.25 + 50000 * 0.011 / 0.22.
        totals(run, "1300.0000", "400.0005");
    }

    @Test
    void weeksThatSpanTwoMonthsHaveBothRates() {
        ratesOfTheWindow();

        JsonPath run = start("{'policy': 'monthly', 'asOf': '2026-01-04', 'parameters':"
                        + " {'granularity': 'week', 'periods': 52, 'min_periods': 6}}")
                .statusCode(201)
                .extract()
                .jsonPath();

        // The dollars of 30 and 31 March lie in two weeks: 0.0001 * 0.5 goes to 0, 0.0002 * 0.5 is 0.0001.
        totals(run, "250.0000", "150.0002");
    }

    @Test
    void aReplayHasTheRatesOfItsRun() {
        ratesOfTheWindow();
        JsonPath run = start(MONTHLY).statusCode(201).extract().jsonPath();
        String tag = reader().get("/v1/exchange-rates/USD/2025-04").header("ETag");
        Rates.put("USD", "2025-04", "0.75", tag).statusCode(200);

        replay(run.getString("id")).statusCode(201).body("replay.equal", equalTo(true));
        totals(start(MONTHLY).statusCode(201).extract().jsonPath(), "250.0003", "250.0000");
    }

    @Test
    void marginIsConvertedQuantityAndLinesAreNot() {
        start(METRIC.formatted("quantity")).statusCode(201);
        ratesOfTheWindow();

        // Margin of K1: 10 + 0.0005 * 0.5 (to even: 0.0002) + 20 * 0.25; of K2: -300 * 0.01 + 500 * 0.011.
        totals(start(METRIC.formatted("margin")).statusCode(201).extract().jsonPath(), "15.0002", "2.5000");
        totals(start(METRIC.formatted("quantity")).statusCode(201).extract().jsonPath(), "11.0000", "10.0000");
        totals(start(METRIC.formatted("lines")).statusCode(201).extract().jsonPath(), "4.0000", "1.0000");
    }

    @Test
    void aMetricNeedsItsFigureInEveryRowOfTheWindow() {
        ratesOfTheWindow();
        feed.sale("8", "K2", "2025-06-01", "\"amount\": \"1\", \"currency\": \"EUR\"")
                .sale("9", "K2", "2025-06-01", "\"amount\": \"1\", \"currency\": \"EUR\"")
                .applied();

        for (String metric : new String[] {"margin", "quantity"}) {
            start(METRIC.formatted(metric))
                    .statusCode(422)
                    .body("code", equalTo("METRIC_VALUE_MISSING"))
                    .body("context.count", equalTo(2));
        }
        start(METRIC.formatted("lines")).statusCode(201);
    }

    /** Swiss francs came in after the window only, and need none. */
    private static void ratesOfTheWindow() {
        rate("USD", "2025-03", "0.5");
        rate("USD", "2025-04", "0.25");
        rate("JPY", "2025-04", "0.01");
        rate("JPY", "2025-05", "0.011");
    }

    private static void rate(String currency, String month, String rate) {
        Rates.put(currency, month, rate).statusCode(201);
    }

    private static void totals(JsonPath run, String... totals) {
        assertThat(reader().get("/v1/runs/" + run.getString("id") + "/results")
                        .jsonPath()
                        .<String>getList("items.total.amount"))
                .containsExactly(totals);
    }

    private static String figures(String amount, String currency, String margin, String quantity) {
        return "\"amount\": \"%s\", \"currency\": \"%s\", \"margin\": \"%s\", \"quantity\": \"%s\""
                .formatted(amount, currency, margin, quantity);
    }
}
