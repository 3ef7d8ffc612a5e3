package io.abmsuite.segmentation.exchangerate.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.Rates;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ExchangeRateResourceTest {

    @BeforeEach
    void empty() {
        ExampleLedger.empty();
    }

    @Test
    void givesARateAndReadsIt() {
        long before = position();

        Rates.put("USD", "2025-03", "0.92345678")
                .statusCode(201)
                .header("Location", endsWith("/v1/exchange-rates/USD/2025-03"))
                .header("ETag", notNullValue())
                .body("base", equalTo("EUR"))
                .body("rate", equalTo("0.92345678"))
                .body("version", equalTo(1))
                .body("position", equalTo((int) before + 1))
                .body("changedBy", equalTo("tester"));

        reader().get("/v1/exchange-rates/USD/2025-03").then().statusCode(200).body("rate", equalTo("0.92345678"));
        reader().get("/v1/exchange-rates/USD/2025-04")
                .then()
                .statusCode(404)
                .body("code", equalTo("EXCHANGE_RATE_NOT_FOUND"));
    }

    @Test
    void aChangeNeedsTheVersionItIsBasedOnAndKeepsTheOldOne() {
        String first =
                Rates.put("USD", "2025-03", "0.9").statusCode(201).extract().header("ETag");
        Rates.put("USD", "2025-03", "0.8").statusCode(428).body("code", equalTo("IF_MATCH_REQUIRED"));

        String second = Rates.put("USD", "2025-03", "0.8", first)
                .statusCode(200)
                .body("version", equalTo(2))
                .extract()
                .header("ETag");

        Rates.put("USD", "2025-03", "0.7", first).statusCode(412).body("code", equalTo("VERSION_CHANGED"));
        Rates.put("USD", "2025-04", "0.7", second).statusCode(412);
        assertThat(Database.query("select version, rate from exchange_rate order by version"))
                .containsExactly(List.of(1, new BigDecimal("0.90000000")), List.of(2, new BigDecimal("0.80000000")));
    }

    @Test
    void theSameRateAgainIsNoNewVersion() {
        String tag =
                Rates.put("USD", "2025-03", "0.9").statusCode(201).extract().header("ETag");

        Rates.put("USD", "2025-03", "0.900", tag).statusCode(200).body("version", equalTo(1));
    }

    @Test
    void listsTheNewestVersionsByCurrencyAndMonth() {
        String tag = Rates.put("USD", "2025-03", "0.9").extract().header("ETag");
        Rates.put("USD", "2025-03", "0.8", tag).statusCode(200);
        Rates.put("USD", "2024-12", "0.7").statusCode(201);
        Rates.put("GBP", "2025-03", "1.1").statusCode(201);

        String cursor = reader().queryParam("limit", 2)
                .get("/v1/exchange-rates")
                .then()
                .statusCode(200)
                .body("items.currency", contains("GBP", "USD"))
                .body("items.month", contains("2025-03", "2024-12"))
                .extract()
                .path("nextCursor");
        reader().queryParam("limit", 2)
                .queryParam("cursor", cursor)
                .get("/v1/exchange-rates")
                .then()
                .body("items.rate", contains("0.8"));
        reader().queryParam("currency", "GBP").get("/v1/exchange-rates").then().body("items.size()", equalTo(1));
    }

    @Test
    void aBatchAnswersPerRate() {
        Rates.batch("""
                {'items': [{'currency': 'USD', 'month': '2025-03', 'rate': '0.9'},
                 {'currency': 'EUR', 'month': '2025-03', 'rate': '1'},
                 {'currency': 'USD', 'month': '2025-13', 'rate': '0.9'},
                 {'currency': 'USD', 'month': '2025-04', 'rate': -1}]}""")
                .statusCode(200)
                .body("items.status", contains(201, 422, 422, 422))
                .body("items[1].problem.errors[0].code", equalTo("BASE_CURRENCY"));
        Rates.batch("{'items': [{'currency': 'USD', 'month': '2025-03', 'rate': '0.8'}]}")
                .statusCode(200);

        reader().get("/v1/exchange-rates/USD/2025-03")
                .then()
                .body("version", equalTo(2))
                .body("rate", equalTo("0.8"));
    }

    @Test
    void anAtomicBatchIsAllOrNothing() {
        given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType(ContentType.JSON)
                .queryParam("atomic", true)
                .body("""
                        [{"currency": "USD", "month": "2025-03", "rate": "0.9"},
                         {"currency": "EUR", "month": "2025-03", "rate": "1"}]""")
                .post("/v1/exchange-rates/batch")
                .then()
                .statusCode(422);

        assertThat(Database.value("select count(*) from exchange_rate")).isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'0'", "'-1'", "'0.123456789'", "'1234567890'", "null", "'abc'", "'1e400'"})
    void refusesWhatIsNoRate(String rate) {
        int status = given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType(ContentType.JSON)
                .body("{\"rate\": " + rate.replace('\'', '"') + "}")
                .put("/v1/exchange-rates/USD/2025-03")
                .statusCode();

        assertThat(status).isIn(400, 422);
        assertThat(Database.value("select count(*) from exchange_rate")).isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({"usd, 2025-03", "USDT, 2025-03", "USD, 2025-00", "USD, 2025-13", "USD, 1025-03", "USD, 2025-3"})
    void refusesWhatIsNoCurrencyOrMonth(String currency, String month) {
        Rates.put(currency, month, "0.9").statusCode(400);
        reader().get("/v1/exchange-rates/" + currency + "/" + month).then().statusCode(400);
    }

    @Test
    void theBaseHasNoRate() {
        Rates.put("EUR", "2025-03", "1").statusCode(422).body("errors.code", containsInAnyOrder("BASE_CURRENCY"));
    }

    private static long position() {
        return (Long) Database.value("select n from ledger_position where id = 1");
    }

    private static io.restassured.specification.RequestSpecification reader() {
        return given().auth().oauth2(Tokens.of("segments:read"));
    }
}
