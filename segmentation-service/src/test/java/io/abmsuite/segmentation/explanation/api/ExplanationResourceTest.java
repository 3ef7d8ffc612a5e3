package io.abmsuite.segmentation.explanation.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ExplanationResourceTest {

    private ExampleLedger ledger;
    private String run;

    @BeforeEach
    void feed() {
        ledger = ExampleLedger.feed();
        run = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
    }

    @Test
    void explainsATieThatBeginsExactlyAtTheLimit() {
        explain("code:A06")
                .body("cell", equalTo("BZ"))
                .body("strategy.cadenceDays", equalTo(45))
                .body("abc.rank", equalTo(5))
                .body("abc.before.amount", equalTo("320000.0000"))
                .body("abc.shareBefore", equalTo("0.800000"))
                .body("abc.shareAfter", equalTo("0.920000"))
                .body("abc.cumShare", equalTo("0.920000"))
                .body("abc.blockAccounts", equalTo(2))
                .body(
                        "abc.reasons",
                        hasItem("80 % of the total is reached before it, which is not less than 80 %"
                                + " (a_limit), so it is not A."))
                .body("abc.up.to", equalTo("A"))
                .body("abc.up.by.amount", equalTo("0.0001"))
                .body("abc.down.to", equalTo("C"))
                .body("xyz.letter", equalTo("Z"))
                .body("xyz.cv", equalTo("1.632993"))
                .body("xyz.cvDetrended", equalTo("1.602082"))
                .body("xyz.distanceToX", equalTo("1.382993"))
                .body("series", hasSize(12))
                .body("series[0].counted", equalTo(false))
                .body("series.findAll { it.counted }", hasSize(11))
                .body("series[1].label", equalTo("2025-02"))
                .body("series[1].amount", equalTo("8000.0000"))
                .body("rfm.monetary", equalTo(3))
                .body("lifecycle.medianGapDays", equalTo("121.0"))
                .body("lifecycle.purchaseDates", equalTo(3))
                .body("demand.pattern", equalTo("intermittent"))
                .body("flags.flag", contains("NEW_TRUNCATED", "TIE"))
                .body("published.cell", equalTo("BZ"))
                .body("published.fromThisRun", equalTo(true))
                .body("lineage.runId", equalTo(run))
                .body("lineage.windowStart", equalTo("2025-01-01"));
    }

    /** What is said to move the class is sold, and the next run agrees. */
    @Test
    void whatIsSaidToMoveTheClassDoes() {
        String more = explain("code:A07").extract().path("abc.up.by.amount");
        assertThat(new BigDecimal(more)).isPositive();
        ledger.add(
                "just-less",
                "A07",
                "2025-12-31",
                new BigDecimal(more).subtract(new BigDecimal("0.0001")).toPlainString(),
                "EUR");
        String less = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        ledger.add("enough", "A07", "2025-12-31", "0.0001", "EUR");
        String enough = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        reader().get("/v1/runs/" + less + "/explanations/code:A07").then().body("abc.letter", equalTo("B"));
        reader().get("/v1/runs/" + enough + "/explanations/code:A07").then().body("abc.letter", equalTo("A"));
    }

    @Test
    void explainsAccountsWithoutSalesInTheWindow() {
        explain("code:A13")
                .body("cell", nullValue())
                .body("abc.letter", nullValue())
                .body("abc.up.to", equalTo("C"))
                .body("abc.down", nullValue())
                .body("xyz.nObs", nullValue())
                .body("series.findAll { it.counted }", hasSize(0))
                .body("lifecycle.lifecycle", equalTo("LOST"))
                .body("lifecycle.text", containsString("before the window"));
        explain("code:A14").body("lifecycle.purchaseDates", equalTo(0)).body("rfm", nullValue());
        explain("code:A11")
                .body("abc.letter", equalTo("C"))
                .body("abc.reasons", hasItem("Accounts without a positive total are in class C."))
                .body("xyz.reasons", hasSize(2));
    }

    @Test
    void theLineageIsThatOfTheRunWhateverCameLater() {
        var before = explain("code:A05").extract().asString();
        ledger.add("later", "A05", "2025-06-30", "99999", "EUR");

        assertThat(explain("code:A05").extract().asString()).isEqualTo(before);
        sales("A05").body("items.saleId", not(hasItem("later")));
        String next = completed("{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false}");
        reader().get("/v1/runs/" + next + "/explanations/code:A05")
                .then()
                .body("abc.total.amount", equalTo("123999.0000"))
                .body("published.fromThisRun", equalTo(false));
    }

    @Test
    void aLedgerThatLeadsToAnotherTotalIsAConflict() {
        Database.update(
                "update sale set amount = amount + 1 where account_id = ? and occurred_on = date '2025-02-15'",
                ledger.idOf("A06"));
        assertThat(Database.value(
                        "select count(*) from sale where account_id = ? and amount % 10 = 1", ledger.idOf("A06")))
                .isNotEqualTo(0L);

        reader().get("/v1/runs/" + run + "/explanations/code:A06")
                .then()
                .statusCode(409)
                .body("code", equalTo("LEDGER_DISAGREES"))
                .body("context.stored", equalTo("24000.0000"));
    }

    @Test
    void pagesThroughTheSalesBehindAResult() {
        List<String> days = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 4; page++) {
            var answer = reader().get("/v1/runs/" + run + "/explanations/code:A01/sales?limit=8" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            days.addAll(answer.path("items.occurredOn"));
            cursor = "&cursor=" + answer.path("nextCursor");
        }

        assertThat(cursor).isEqualTo("&cursor=null");
        assertThat(days).hasSize(25).isSortedAccordingTo((a, b) -> b.compareTo(a));
        sales("A01")
                .body("items[0].inWindow", equalTo(false))
                .body("items[1].period", equalTo("2025-12"))
                .body("items[1].revision", equalTo(1))
                .body("items[1].amount.amount", equalTo("10000.0000"));
        String csv = reader().accept("text/csv")
                .get("/v1/runs/" + run + "/explanations/code:A01/sales")
                .asString();
        assertThat(csv.lines()).hasSize(26);
    }

    @Test
    void isAPageForReaders() throws IOException {
        String page = reader().accept("text/html")
                .get("/v1/runs/" + run + "/explanations/code:A06")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("style-src 'sha256-"))
                .extract()
                .asString();

        Files.writeString(Files.createDirectories(Path.of("target/pictures")).resolve("explanation.html"), page);
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("role=\"img\"", "aria-labelledby", "prefers-color-scheme:dark", "A06 is ")
                .doesNotContain("<script", "http://www.w3.org/1999", "src=", "href=");
    }

    @Test
    void anAccountTheRunDoesNotKnowIsNotThere() {
        for (String account : List.of("code:NOBODY", UUID.randomUUID().toString(), "A01")) {
            reader().get("/v1/runs/" + run + "/explanations/" + account)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("ACCOUNT_NOT_IN_RUN"));
        }
        reader().get("/v1/runs/" + UUID.randomUUID() + "/explanations/code:A01")
                .then()
                .statusCode(404)
                .body("code", equalTo("RUN_NOT_FOUND"));
    }

    private ValidatableResponse explain(String account) {
        return reader().get("/v1/runs/" + run + "/explanations/" + account)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse sales(String code) {
        return reader().get("/v1/runs/" + run + "/explanations/code:" + code + "/sales")
                .then()
                .statusCode(200);
    }
}
