package io.abmsuite.segmentation.whatif.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.Runs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class WhatIfResourceTest {

    private static final String LIMITS = "{'policy': 'monthly', 'asOf': '2026-01-15', 'parameters': {'x_limit': 0.1,"
            + " 'y_limit': 0.25, 'boundary': 'exclusive'}}";

    private ExampleLedger ledger;

    @BeforeEach
    void feed() {
        ledger = ExampleLedger.feed();
    }

    /** By the worked example: A02 AY to AZ, A07 BY to CZ. */
    @Test
    void comparesWithWhatIsPublished() {
        completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        preview(LIMITS)
                .statusCode(200)
                .body("portfolio.accounts", equalTo(14))
                .body("portfolio.classes.A.accounts", equalTo(4))
                .body("portfolio.classes.B.accounts", equalTo(2))
                .body("portfolio.top1Share", equalTo("0.300000"))
                .body("matrix.size()", equalTo(16))
                .body("matrix.find { it.cell == 'AZ' }.accounts", equalTo(3))
                .body("movement.abc.size()", equalTo(16))
                .body("movement.abc.find { it.from == 'B' && it.to == 'C' }.accounts", equalTo(1))
                .body("movement.abc.find { it.from == '-' && it.to == '-' }.accounts", equalTo(2))
                .body("movement.cells.find { it.from == 'AY' && it.to == 'AZ' }.total.amount", equalTo("81000.0000"))
                .body("movement.cells.find { it.from == 'BY' && it.to == 'CZ' }.accounts", equalTo(1))
                .body("movement.moved.accounts", equalTo(1))
                .body("movement.moved.down.amount", equalTo("15600.0000"))
                .body("movement.moved.up.amount", equalTo("0"))
                .body("load.cells.find { it.cell == 'AY' }.published", equalTo("26.0714"))
                .body("load.cells.find { it.cell == 'AY' }.whatIf", equalTo("0.0000"))
                .body("load.change", equalTo("-10.1389"));
    }

    @Test
    void storesAndPublishesNothing() {
        Object runs = Database.value("select count(*) from run");

        JsonPath preview = preview(LIMITS).statusCode(200).extract().jsonPath();

        assertThat(Database.value("select count(*) from run")).isEqualTo(runs);
        assertThat(Database.value("select count(*) from run_result")).isEqualTo(0L);
        assertThat(Database.value("select count(*) from account_class")).isEqualTo(0L);
        assertThat(preview.getInt("movement.abc.find { it.from == '-' && it.to == 'A' }.accounts"))
                .isEqualTo(4);
        assertThat(Runs.start(LIMITS)
                        .statusCode(201)
                        .body("published", equalTo(false))
                        .extract()
                        .<String>path("outputHash"))
                .as("the run that keeps its results finds the same")
                .isEqualTo(preview.getString("outputHash"));
    }

    @Test
    void tellsAllThatIsAgainstItAtOnce() {
        preview("{'policy': 'nobody', 'asOf': '2026-02-30', 'currency': 'USD', 'parameters': {'x_limit': 2,"
                        + " 'a_limit': 99, 'periods': 1, 'wrong': 1}}")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/policy",
                                "/asOf",
                                "/currency",
                                "/parameters/x_limit",
                                "/parameters/a_limit",
                                "/parameters/periods",
                                "/parameters/min_periods",
                                "/parameters/wrong"));
    }

    @Test
    void refusesWhatTheKernelRefuses() {
        preview("{'policy': 'monthly', 'asOf': '2026-01-15', 'parameters': {'metric': 'margin'}}")
                .statusCode(422)
                .body("code", equalTo("METRIC_VALUE_MISSING"))
                .body("context.count", equalTo(86));
    }

    @Test
    void countsAreOfTheLedgerAsItStands() {
        ledger.add("more", "A14", "2025-05-05", "1000000", "EUR");

        preview("{'policy': 'monthly', 'asOf': '2026-01-15'}")
                .statusCode(200)
                .body("portfolio.classes.A.accounts", equalTo(2))
                .body("portfolio.positiveTotal.amount", equalTo("1400000.0000"));
    }

    private static ValidatableResponse preview(String body) {
        return given().auth()
                .oauth2(Tokens.of("segments:run"))
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/v1/what-ifs")
                .then();
    }
}
