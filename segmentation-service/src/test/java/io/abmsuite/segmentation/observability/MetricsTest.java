package io.abmsuite.segmentation.observability;

import static io.restassured.RestAssured.given;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.MetricTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class MetricsTest {

    @Test
    void tellsEveryDocumentedMetric() {
        given().get("/v1/unknown").then().statusCode(404);

        MetricTable.assertTold("segmentation");
    }
}
