package io.abmsuite.segmentation.calibration.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class CalibrationResourceTest {

    @Test
    void triesGranularitiesAndLimitsAndProposes() {
        ExampleLedger.feed();
        Object policies = Database.value("select count(*) from policy");

        JsonPath answer = calibrate("{'policy': 'monthly', 'asOf': '2026-01-15'}")
                .statusCode(200)
                .body("trials.granularity", contains("week", "month", "quarter"))
                .body("trials.limits", hasItem(hasSize(3)))
                .body("gapsOfA.accounts", equalTo(4))
                .body("gapsOfA.median", equalTo("31.0"))
                .body("proposal.reasons", hasItems(startsWith("Accounts of class A buy every 31.0 days")))
                .body("proposal.parameters.granularity", equalTo("quarter"))
                .body("proposal.parameters.a_limit", equalTo(80))
                .body("proposal.warnings", empty())
                .extract()
                .jsonPath();

        // The months with the default limits are those of the worked example.
        Map<String, Object> ofA = answer.getMap("trials[1].limits[1].classA");
        assertThat(ofA)
                .containsEntry("x", 1)
                .containsEntry("y", 1)
                .containsEntry("z", 2)
                .containsEntry("none", 0);
        Map<String, Object> all = answer.getMap("trials[1].limits[1].accounts");
        assertThat(all)
                .containsEntry("x", 3)
                .containsEntry("y", 2)
                .containsEntry("z", 6)
                .containsEntry("none", 3);
        assertThat(all).containsEntry("zShare", "0.545455");
        assertThat(Database.value("select count(*) from policy")).isEqualTo(policies);
        assertThat(Database.value("select count(*) from run")).isEqualTo(0L);
    }

    @Test
    void whatIsProposedIsAPolicyThatRunsAsItWasTried() {
        ExampleLedger.feed();
        JsonPath answer = calibrate("{'policy': 'monthly', 'asOf': '2026-01-15'}")
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Object> proposed = answer.getMap("proposal.parameters");
        given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "calibrated", "parameters", proposed))
                .post("/v1/policies")
                .then()
                .statusCode(201);

        String run = Runs.completed("{'policy': 'calibrated', 'asOf': '2026-01-15'}");

        String tried =
                "trials.find { it.granularity == 'quarter' }.limits.find { it.xLimit.toBigDecimal() == %s }.classA.%s";
        JsonPath matrix = Runs.reader().get("/v1/runs/" + run + "/matrix").jsonPath();
        for (String xyz : List.of("x", "y", "z")) {
            assertThat(answer.getInt(tried.formatted(proposed.get("x_limit"), xyz)))
                    .isEqualTo(matrix.getInt(
                            "cells.find { it.cell == 'A" + xyz.toUpperCase(Locale.ROOT) + "' }.accounts"));
        }
    }

    @Test
    void tellsAllThatIsAgainstIt() {
        ExampleLedger.empty();

        calibrate("{'policy': 'nobody'}").statusCode(422).body("errors.code", contains("POLICY_NOT_FOUND", "NO_SALES"));
        calibrate("{'asOf': '2026-01-15'}")
                .statusCode(200)
                .body("gaps.accounts", equalTo(0))
                .body("proposal.parameters.granularity", equalTo("quarter"))
                .body("proposal.warnings", hasSize(1));
    }

    private static ValidatableResponse calibrate(String body) {
        return given().auth()
                .oauth2(Tokens.of("segments:run"))
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/v1/policies/calibrate")
                .then();
    }
}
