package io.abmsuite.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class HttpConventionsTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void answersACallerWithTheRole() {
        writer().body("{\"name\":\"x\",\"day\":\"2026-01-31\"}")
                .post("/v1/probes")
                .then()
                .statusCode(200)
                .body("name", equalTo("x"))
                .body("caller", equalTo("tester"))
                .header(RequestIds.HEADER, notNullValue());
    }

    @Test
    void asksForAToken() {
        given().get("/v1/probes")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void refusesATokenItCannotTrust() {
        given().auth().oauth2("not-a-token").get("/v1/probes").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.expired("probes:read"))
                .get("/v1/probes")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.signedByAnother("probes:read"))
                .get("/v1/probes")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.unsigned("probes:read"))
                .get("/v1/probes")
                .then()
                .statusCode(401);
    }

    @Test
    void tellsACallerHowHeStandsAndRefusesWhatIsTooMuch() {
        String busy = Tokens.as("busy", "probes:read");
        Response answer = given().auth().oauth2(busy).get("/v1/probes");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"default\";q=200;w=3600");
        assertThat(answer.header("RateLimit")).startsWith("\"default\";r=199;t=");

        for (int i = 0; i < 199; i++) {
            answer = given().auth().oauth2(busy).get("/v1/probes");
        }
        assertThat(answer.statusCode()).isEqualTo(200);

        given().auth()
                .oauth2(busy)
                .get("/v1/probes")
                .then()
                .statusCode(429)
                .contentType(PROBLEM)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("RATE_LIMITED"));
        given().auth()
                .oauth2(Tokens.as("patient", "probes:read"))
                .get("/v1/probes")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesACallerWithoutTheRole() {
        given().auth()
                .oauth2(Tokens.of("probes:write"))
                .get("/v1/probes")
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void deniesAnOperationNobodyGaveARole() {
        reader().get("/v1/probes/forgotten").then().statusCode(403);
    }

    @Test
    void tellsAllFaultsOfABodyAtOnce() {
        writer().header(RequestIds.HEADER, "my-id-1")
                .body("{\"name\":\" \",\"day\":\"2026-02-30\",\"surprise\":1}")
                .post("/v1/probes")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("UNKNOWN_FIELD"))
                .body("requestId", equalTo("my-id-1"))
                .body("errors.pointer", containsInAnyOrder("/name", "/day", "/surprise"));
    }

    @Test
    void refusesBodiesThatAreNotJson() {
        writer().body("{\"name\":").post("/v1/probes").then().statusCode(400).body("code", equalTo("MALFORMED_JSON"));
        writer().body("").post("/v1/probes").then().statusCode(400);
        writer().contentType("text/plain")
                .body("x")
                .post("/v1/probes")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void refusesALargeJsonBody() {
        writer().body("{\"name\":\"" + "x".repeat(5_000_000) + "\"}")
                .post("/v1/probes")
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @Test
    void refusesUnknownQueryParameters() {
        reader().queryParam("limt", 5)
                .queryParam("limit", 5)
                .get("/v1/probes")
                .then()
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_PARAMETER"))
                .body("errors.pointer", containsInAnyOrder("query:limt"));
    }

    @Test
    void refusesParametersItCannotRead() {
        reader().queryParam("limit", "many")
                .get("/v1/probes")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        reader().queryParam("limit", 0).get("/v1/probes").then().statusCode(400);
        reader().queryParam("cursor", "forged").get("/v1/probes").then().statusCode(400);
    }

    @Test
    void leadsThroughAllPages() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = reader().queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/probes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void answersUnknownAddressesAndMethodsWithAProblem() {
        reader().get("/v1/nothing").then().statusCode(404).contentType(PROBLEM);
        reader().get("/v1/probes/not-a-uuid").then().statusCode(404).contentType(PROBLEM);
        reader().delete("/v1/probes").then().statusCode(405).contentType(PROBLEM);
    }

    @Test
    void hidesTheCauseOfAnUnexpectedFailure() {
        reader().get("/v1/probes/broken")
                .then()
                .statusCode(500)
                .contentType(PROBLEM)
                .body("code", equalTo("INTERNAL_ERROR"))
                .body(not(containsString("secret")));
    }

    @Test
    void isCaughtWhenItAnswersOtherwiseThanDescribed() {
        assertThatThrownBy(() -> reader().get("/v1/untrue")).hasMessageContaining("the status 200 is not described");
    }

    @Test
    void isReadyThroughTheBusinessPool() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItems("business-pool"));
    }

    @Test
    void showsMetricsAndItsInterface() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("abm_outbox_published_total"));
        given().accept(ContentType.JSON).get("/openapi").then().statusCode(200).body("openapi", equalTo("3.1.0"));
        given().get("/docs").then().statusCode(200);
    }

    private static RequestSpecification reader() {
        return given().auth().oauth2(Tokens.of("probes:read"));
    }

    private static RequestSpecification writer() {
        return given().auth().oauth2(Tokens.of("probes:write")).contentType(ContentType.JSON);
    }
}
