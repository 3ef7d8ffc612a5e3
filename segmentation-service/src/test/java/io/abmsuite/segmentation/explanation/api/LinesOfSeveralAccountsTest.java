package io.abmsuite.segmentation.explanation.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.RoleTable;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.LedgerFeed;
import io.abmsuite.segmentation.testing.LedgerFeed.Facts;
import io.abmsuite.segmentation.testing.Rates;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines that are made of several accounts, and of sales in several currencies: P1 has the subsidiary S1. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class LinesOfSeveralAccountsTest {

    private LedgerFeed feed;

    @BeforeEach
    void feed() {
        feed = LedgerFeed.empty()
                .account("P1", new Facts("north", null, null))
                .account("S1", new Facts("south", null, "P1"))
                .account("Q1", Facts.NONE)
                .sale("1", "P1", "2025-03-01", "100", "EUR")
                .sale("2", "S1", "2025-03-10", "0.0001", "USD")
                .sale("3", "S1", "2025-03-20", "0.0002", "USD")
                .sale("4", "S1", "2025-05-01", "200", "USD")
                .sale("5", "Q1", "2025-06-01", "40", "EUR")
                .applied();
        Rates.put("USD", "2025-03", "0.5").statusCode(201);
        Rates.put("USD", "2025-05", "0.25").statusCode(201);
    }

    @AfterEach
    void end() {
        feed.close();
    }

    @Test
    void convertedSalesAddUpToTheLine() {
        String run = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        String tag = reader().get("/v1/exchange-rates/USD/2025-03").header("ETag");
        Rates.put("USD", "2025-03", "0.9", tag).statusCode(200);

        // 0.0003 USD * 0.5 is a half, rounded to even.
        explanation(run, "S1")
                .body("abc.total.amount", equalTo("50.0002"))
                .body("abc.total.currency", equalTo("EUR"))
                .body("series[2].amount", equalTo("0.0002"))
                .body("series[4].amount", equalTo("50.0000"))
                .body("lineage.accounts", equalTo(1));
        reader().get("/v1/runs/" + run + "/explanations/code:S1/sales")
                .then()
                .body("items.amount.currency", contains("USD", "USD", "USD"))
                .body("items.amount.amount", contains("200.0000", "0.0002", "0.0001"));
        reader().get("/v1/runs/" + run + "/workbook").then().statusCode(200);
    }

    @Test
    void subsidiariesCountUnderTheirParent() {
        String run = rolledUp();

        explanation(run, "P1")
                .body("abc.total.amount", equalTo("150.0002"))
                .body("series[2].amount", equalTo("100.0002"))
                .body("lifecycle.purchaseDates", equalTo(4))
                .body("lineage.rollUp", equalTo(true))
                .body("lineage.accounts", equalTo(2));
        reader().get("/v1/runs/" + run + "/explanations/code:P1/sales")
                .then()
                .body("items.accountCode", contains("S1", "S1", "S1", "P1"));
        given().auth()
                .oauth2(Tokens.ofTeams(List.of("north"), "anna", RoleTable.ROLES.toArray(String[]::new)))
                .get("/v1/runs/" + run + "/explanations/code:P1/sales")
                .then()
                .statusCode(403);
        reader().get("/v1/runs/" + run + "/explanations/code:S1").then().statusCode(404);
        reader().get("/v1/runs/" + run + "/workbook").then().statusCode(200);
        String alone = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        reader().get("/v1/runs/" + run + "/migration?against=" + alone)
                .then()
                .statusCode(422)
                .body("errors.code", contains("DIFFERENT_ROLL_UP"));
    }

    /** Queued as if it had been asked for. */
    private static String rolledUp() {
        String id = Uuids.timeOrdered().toString();
        Database.update("""
                insert into run (id, policy, policy_version, parameters, what_if, publish, as_of, status, created_by, roll_up)
                select cast(? as uuid), name, version, parameters, false, false, date '2026-01-15', 'QUEUED', 'test', true
                from policy where name = 'monthly' and version = 1
                """, id);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> reader().get("/v1/runs/" + id).then().body("status", equalTo("COMPLETED")));
        return id;
    }

    private static ValidatableResponse explanation(String run, String code) {
        return reader().get("/v1/runs/" + run + "/explanations/code:" + code)
                .then()
                .statusCode(200);
    }
}
