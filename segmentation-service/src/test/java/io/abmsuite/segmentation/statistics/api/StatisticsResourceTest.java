package io.abmsuite.segmentation.statistics.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class StatisticsResourceTest {

    @Test
    void countsWhatTheResultsSay() {
        ExampleLedger.feed();
        String run = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        reader().get("/v1/runs/" + run + "/statistics")
                .then()
                .statusCode(200)
                .body("accounts", equalTo(14))
                .body("lifecycles.name", contains("PROSPECT", "LOST", "ONE_OFF", "ACTIVE", "AT_RISK", "DORMANT"))
                .body("lifecycles.accounts", contains(1, 1, 2, 9, 0, 1))
                .body("demandPatterns.name", contains("smooth", "erratic", "intermittent", "lumpy"))
                .body("demandPatterns.accounts", contains(7, 0, 5, 0))
                .body("flags", hasSize(11))
                .body("flags.find { it.name == 'TIE' }.accounts", equalTo(4))
                .body("flags.find { it.name == 'MAJOR' }.share", equalTo("0.800000"));
    }

    @Test
    void whatIsCountedCanBeFiltered() {
        ExampleLedger.feed();
        String run = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        for (var filter : List.of(
                List.of("lifecycle = \"ACTIVE\"", 9),
                List.of("demandPattern = \"intermittent\"", 5),
                List.of("flags:TIE", 4),
                List.of("rfm = \"111\"", 3),
                List.of("flags:MAJOR AND share >= 0.2", 2))) {
            reader().queryParam("filter", filter.get(0))
                    .get("/v1/runs/" + run + "/results")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize((Integer) filter.get(1)));
        }
    }

    @Test
    void aRunWithoutAccountsCountsNone() {
        ExampleLedger.empty();
        String run = completed("{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false}");

        reader().get("/v1/runs/" + run + "/statistics")
                .then()
                .statusCode(200)
                .body("accounts", equalTo(0))
                .body("lifecycles.accounts", contains(0, 0, 0, 0, 0, 0))
                .body("lifecycles[0].share", nullValue());
    }
}
