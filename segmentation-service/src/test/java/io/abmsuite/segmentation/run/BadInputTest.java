package io.abmsuite.segmentation.run;

import static io.abmsuite.segmentation.testing.Runs.queue;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.abmsuite.segmentation.testing.Runs.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.LedgerFeed;
import io.abmsuite.segmentation.testing.LedgerFeed.Facts;
import io.abmsuite.segmentation.testing.Rates;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be computed, and what hardly can: each has an answer, and results stay exact. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class BadInputTest {

    private static final String MONTHLY = "{'policy': 'monthly', 'asOf': '2026-01-15'}";
    private static final String LARGEST = "920000000000000";

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
    void parametersOutOfRangeOrInTheWrongOrderAreToldAllAtOnce() {
        start(
                        "{'policy': 'nobody', 'asOf': '2199-13-01', 'currency': 'XXX', 'parameters': {'a_limit': 96, 'periods': 521,"
                                + " 'x_limit': 0.6, 'dormant': 1, 'metric': 'luck', 'major_share': 21, 'granularity': 7}}")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/policy",
                                "/asOf",
                                "/parameters/a_limit",
                                "/parameters/periods",
                                "/parameters/x_limit",
                                "/parameters/at_risk",
                                "/parameters/metric",
                                "/parameters/major_share",
                                "/parameters/granularity"));
    }

    @Test
    void anUnknownCurrencyHasNoRate() {
        feed.account("K1", Facts.NONE).sale("1", "K1", "2025-03-01", "1", "EUR").applied();

        start("{'policy': 'monthly', 'asOf': '2026-01-15', 'currency': 'XXX'}")
                .statusCode(422)
                .body("errors.code", contains("NO_EXCHANGE_RATE"));
        start("{'policy': 'monthly', 'asOf': '2026-01-15', 'currency': 'euro'}")
                .statusCode(422)
                .body("errors.pointer", contains("/currency"));
    }

    @Test
    void aWindowBeforeTheFirstSaleClassifiesNobody() {
        feed.account("K1", Facts.NONE).sale("1", "K1", "2025-03-01", "1", "EUR").applied();

        ValidatableResponse run = start("{'policy': 'monthly', 'asOf': '2020-01-15'}")
                .statusCode(201)
                .body("counts.accounts", equalTo(1))
                .body("counts.paying", equalTo(0));
        assertThat(lines(run)).containsExactly("K1 null null null PROSPECT");
    }

    @Test
    void noAccountAndASingleOneAreAnswered() {
        start(MONTHLY).statusCode(201).body("counts.accounts", equalTo(0)).body("currency", nullValue());
        start("{'policy': 'monthly', 'asOf': 'latest'}").statusCode(422).body("errors.code", contains("NO_SALES"));

        feed.account("K1", Facts.NONE)
                .sale("1", "K1", "2025-03-01", "0.0001", "EUR")
                .applied();
        assertThat(lines(start(MONTHLY).statusCode(201))).containsExactly("K1 0.0001 A 1.000000 ONE_OFF");
    }

    @Test
    void withoutAPositiveTotalNobodyIsAOrB() {
        feed.account("K1", Facts.NONE)
                .account("K2", Facts.NONE)
                .account("K3", Facts.NONE)
                .sale("1", "K1", "2025-03-01", "5", "EUR")
                .sale("2", "K1", "2025-04-01", "-5", "EUR")
                .sale("3", "K2", "2025-03-01", "-7", "EUR")
                .sale("4", "K3", "2025-03-01", "0", "EUR")
                .applied();

        assertThat(lines(start(MONTHLY).statusCode(201)))
                .containsExactly("K1 0.0000 C null ONE_OFF", "K3 0.0000 C null PROSPECT", "K2 -7.0000 C null PROSPECT");
    }

    @Test
    void theLargestTotalIsExactAndOneMoreIsRefused() {
        feed.account("K1", Facts.NONE)
                .account("K2", Facts.NONE)
                .sale("1", "K1", "2025-03-01", LARGEST, "EUR")
                .sale("2", "K2", "2025-03-01", LARGEST, "EUR")
                .applied();
        assertThat(lines(start(MONTHLY).statusCode(201)))
                .containsExactly(
                        "K1 920000000000000.0000 A 0.500000 ONE_OFF", "K2 920000000000000.0000 A 0.500000 ONE_OFF");

        feed.sale("3", "K1", "2025-03-02", "0.0001", "EUR").applied();
        start(MONTHLY)
                .statusCode(422)
                .body("code", equalTo("TOTAL_OUT_OF_RANGE"))
                .body("context.count", equalTo(1));

        feed.sale("4", "K1", "2025-04-02", "-0.0001", "EUR").applied();
        // A month of it is still too large.
        start(MONTHLY).statusCode(422);
        feed.sale("4", "K1", "2025-03-02", "-0.0001", "EUR").applied();
        start(MONTHLY).statusCode(201);
    }

    @Test
    void salesBeyondTheRangeOutsideTheWindowDoNotMatter() {
        feed.account("K1", Facts.NONE)
                .sale("1", "K1", "2025-12-30", "1", "EUR")
                .sale("2", "K1", "2026-01-02", LARGEST, "EUR")
                .sale("3", "K1", "2026-01-03", LARGEST, "EUR")
                .applied();

        assertThat(lines(start(MONTHLY).statusCode(201))).containsExactly("K1 1.0000 A 1.000000 DORMANT");
    }

    @Test
    void whatConvertsBeyondTheRangeIsRefused() {
        feed.account("K1", Facts.NONE)
                .sale("1", "K1", "2025-03-01", LARGEST, "USD")
                .sale("2", "K1", "2025-03-02", "1", "EUR")
                .applied();
        Rates.put("USD", "2025-03", "999999999").statusCode(201);

        start(MONTHLY).statusCode(422).body("code", equalTo("TOTAL_OUT_OF_RANGE"));
    }

    @Test
    void aDayThatAddsUpBeyondSixtyFourBitsIsADeadLetterAndNothingWraps() {
        feed.account("K1", Facts.NONE)
                .sale("1", "K1", "2025-03-01", LARGEST, "EUR")
                .applied();
        feed.tooMuch("2", "K1", "2025-03-01", LARGEST, "EUR");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Database.query(
                                "select 1 from dead_letter where message_key = convert_to(?, 'UTF8')",
                                feed.idOf("K1").toString()))
                        .isNotEmpty());
        assertThat(Database.value("select count(*) from sale where account_id = ?", feed.idOf("K1")))
                .isEqualTo(1L);
        start(MONTHLY).statusCode(201);
    }

    @Test
    void twoRunsAskedForAtOnceAreBothDoneAndTheSame() {
        feed.account("K1", Facts.NONE).sale("1", "K1", "2025-03-01", "1", "EUR").applied();

        List<String> locations = Stream.of(MONTHLY, MONTHLY)
                .parallel()
                .map(body -> queue(body).statusCode(202).extract().header("Location"))
                .toList();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> locations.forEach(
                        location -> reader().get(location).then().body("status", equalTo("COMPLETED"))));
        assertThat(Database.query("select distinct output_hash from run")).hasSize(1);
        assertThat(Database.value("select count(*) from run where published")).isEqualTo(2L);
    }

    /** Code, total, ABC class, share and lifecycle of each line. */
    private static List<String> lines(ValidatableResponse run) {
        JsonPath results = reader().get("/v1/runs/" + run.extract().path("id") + "/results")
                .jsonPath();
        return results.getList("items.collect { it.accountCode + ' ' + it.total?.amount + ' ' + it.abcClass + ' '"
                + " + it.share + ' ' + it.lifecycle }");
    }
}
