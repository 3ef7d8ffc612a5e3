package io.abmsuite.accounts.sale.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class SaleResourceTest {

    private final String code = "P-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void takesASaleInWhateverFormTheAmountHas() {
        String id = account();

        post(
                "{\"saleId\":\"1\",\"account\":\"code:" + code
                        + "\",\"occurredOn\":\"2025-07-04\",\"amount\":{\"amount\":\"12.50\",\"currency\":\"USD\"}}",
                202);
        post("{\"saleId\":\"2\",\"account\":\"" + id + "\",\"occurredOn\":\"2025-07-04\",\"amount\":\"-3.25\"}", 202);
        post("{\"saleId\":\"3\",\"account\":\"" + code + "\",\"occurredOn\":\"2025-07-04\",\"amount\":7}", 202);
        post(
                "{\"saleId\":\"1\",\"account\":\"" + code
                        + "\",\"occurredOn\":\"2025-07-04\",\"revision\":2,\"voided\":true}",
                202);

        try (EventProbe probe = EventProbe.on("abm.sales")) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(probe.of(id)).hasSize(4));
            probe.of(id).forEach(seen -> ContractExamples.assertValid("abm.sales", "SaleV1", seen.payload()));
            assertThat(probe.payloads(id).get(0)).contains("\"currency\":\"USD\"");
            assertThat(probe.payloads(id).get(1)).contains("\"amount\":\"-3.25\"", "\"currency\":\"EUR\"");
            assertThat(probe.payloads(id).get(3)).contains("\"voided\":true", "\"revision\":2");
        }
    }

    @Test
    void tellsAllFaultsOfASaleAtOnce() {
        writer().body("{\"account\":\"x\",\"occurredOn\":\"2999-01-01\",\"amount\":\"1,5\",\"revision\":0}")
                .post("/v1/sales")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/saleId", "/amount", "/revision"));
        writer().body("{\"saleId\":\"1\",\"account\":\"x\",\"occurredOn\":\"2999-01-01\",\"amount\":\"1\"}")
                .post("/v1/sales")
                .then()
                .statusCode(422)
                .body("errors.code", contains("DATE_IN_FUTURE"));
        writer().body("{\"saleId\":\"1\",\"account\":\"x\",\"occurredOn\":\"2025-01-01\",\"amount\":\"1\",\"total\":1}")
                .post("/v1/sales")
                .then()
                .statusCode(400);
        writer().body("{\"saleId\":\"1\",\"account\":\"" + UUID.randomUUID()
                        + "\",\"occurredOn\":\"2025-01-01\",\"amount\":\"1\"}")
                .post("/v1/sales")
                .then()
                .statusCode(422)
                .body("errors.code", contains("UNKNOWN_ACCOUNT"));
    }

    @Test
    void answersEachItemOfABatch() {
        account();
        String unknown = "unknown-" + UUID.randomUUID();
        String good = "{\"saleId\":\"b1\",\"account\":\"" + code + "\",\"occurredOn\":\"2025-07-04\",\"amount\":\"1\"}";
        String bad =
                "{\"saleId\":\"b2\",\"account\":\"" + code + "\",\"occurredOn\":\"2025-13-04\",\"amount\":\"1e3\"}";
        String aside =
                "{\"saleId\":\"b3\",\"account\":\"" + unknown + "\",\"occurredOn\":\"2025-07-04\",\"amount\":\"1\"}";

        writer().body("{\"items\":[" + good + "," + bad + "," + aside + "]}")
                .post("/v1/sales/batch")
                .then()
                .statusCode(200)
                .body("items.status", contains(202, 422, 202))
                .body("items.index", contains(0, 1, 2))
                .body("items[1].problem.errors.pointer", containsInAnyOrder("/occurredOn", "/amount"))
                .body("items[2].aside", equalTo(true));
        assertThat(Database.value("select count(*) from sale_aside where account_ref = ?", unknown))
                .isEqualTo(1L);
        writer().body("[" + good + "]").post("/v1/sales/batch").then().body("items.status", contains(202));
    }

    @Test
    void refusesWhatIsNoBatch() {
        writer().body("{\"sales\":[]}").post("/v1/sales/batch").then().statusCode(400);
        writer().body("7").post("/v1/sales/batch").then().statusCode(400);
        List<String> tooMany = Collections.nCopies(1001, "{}");
        writer().body("[" + String.join(",", tooMany) + "]")
                .post("/v1/sales/batch")
                .then()
                .statusCode(422);
    }

    @Test
    void asksForTheRole() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/sales")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/sales")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .contentType(ContentType.JSON)
                .body("[]")
                .post("/v1/sales/batch")
                .then()
                .statusCode(403);
    }

    private static void post(String body, int status) {
        writer().body(body).post("/v1/sales").then().statusCode(status);
    }

    private static RequestSpecification writer() {
        return given().auth().oauth2(Tokens.of("sales:write")).contentType(ContentType.JSON);
    }

    private String account() {
        return given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .contentType(ContentType.JSON)
                .body("{\"code\":\"" + code + "\",\"name\":\"Buyer\"}")
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
