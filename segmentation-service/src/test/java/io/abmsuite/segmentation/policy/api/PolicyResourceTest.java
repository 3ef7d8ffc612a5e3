package io.abmsuite.segmentation.policy.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.policy.ParameterValues;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class PolicyResourceTest {

    @Test
    void makesAVersionOnceThoughItIsSentTwice() {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\":\"once-" + key + "\",\"parameters\":{}}";
        for (int i = 0; i < 2; i++) {
            admin(key)
                    .body(body)
                    .post("/v1/policies")
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", i == 0 ? nullValue() : equalTo("true"))
                    .body("version", equalTo(1));
        }
        admin(key)
                .body(body.replace("{}", "{\"a_limit\":\"0.7\"}"))
                .post("/v1/policies")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    private static RequestSpecification admin(String key) {
        return given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON);
    }

    @Test
    void shipsThreePresets() {
        Map<String, Parameters> presets = Map.of(
                "standard", Parameters.standard(), "monthly", Parameters.monthly(), "classic", Parameters.classic());

        presets.forEach((name, parameters) -> {
            Map<String, Object> shown = reader().get("/v1/policies/" + name)
                    .then()
                    .statusCode(200)
                    .body("versions", hasSize(1))
                    .body("createdBy", equalTo("shipped"))
                    .extract()
                    .path("parameters");
            assertThat(shown).hasToString(ParameterValues.write(parameters).toString());
        });
    }

    @Test
    void aSecondPostMakesTheNextVersion() {
        String name = newName();

        add(name, "{'x_limit': 0.3, 'y_limit': '0.6'}")
                .statusCode(201)
                .header("Location", notNullValue())
                .body("version", equalTo(1))
                .body("parameters.x_limit", equalTo(0.3f))
                .body("parameters.periods", equalTo(12))
                .body("createdBy", equalTo("tester"));
        add(name, "{'granularity': 'week', 'periods': 52}")
                .statusCode(201)
                .body("version", equalTo(2))
                .body("parameters.x_limit", equalTo(0.25f));

        reader().get("/v1/policies/" + name)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("versions.version", contains(2, 1))
                .body("versions[1].parameters.x_limit", equalTo(0.3f));
        reader().get("/v1/policies?name=" + name)
                .then()
                .statusCode(200)
                .body("items.version", contains(2))
                .body("nextCursor", nullValue());
    }

    @Test
    void callersAtTheSameTimeNeverMakeTheSameVersion() throws Exception {
        String name = newName();
        int callers = 8;
        Callable<Integer> post = () -> add(name, "{}").statusCode(201).extract().path("version");
        ExecutorService pool = Executors.newFixedThreadPool(callers);

        List<Future<Integer>> versions =
                pool.invokeAll(IntStream.range(0, callers).mapToObj(i -> post).toList());

        pool.shutdown();
        List<Integer> made = new ArrayList<>();
        for (Future<Integer> version : versions) {
            made.add(version.get());
        }
        assertThat(made).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void tellsAllFaultsOfParametersAtOnce() {
        add(newName(), "{'x_limit': 0.7, 'y_limit': 0.6, 'periods': 1, 'nothing': 1}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("requestId", notNullValue())
                .body("errors.pointer", hasItems("/parameters/x_limit", "/parameters/periods", "/parameters/nothing"));
    }

    @Test
    void refusesBodiesItDoesNotUnderstand() {
        post("{'name': 'a b', 'parameters': {}}").statusCode(422).body("errors.pointer", contains("/name"));
        post("{}").statusCode(422).body("errors.pointer", contains("/name"));
        post("{'name': 'a', 'version': 3, 'x': 1}")
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/version", "/x"));
        post("{'name'").statusCode(400).body("code", equalTo("MALFORMED_JSON"));
        post("{'name': 'a', 'parameters': 5}").statusCode(422).body("errors.pointer", contains("/parameters"));
    }

    @Test
    void pagesThroughThePolicies() {
        String first = newName();
        add(first, "{}").statusCode(201);

        String cursor = reader().get("/v1/policies?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("nextCursor");

        reader().get("/v1/policies?limit=1&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        reader().get("/v1/policies?nme=standard").then().statusCode(400).body("code", equalTo("UNKNOWN_PARAMETER"));
        reader().get("/v1/policies?limit=0").then().statusCode(400);
    }

    @Test
    void unknownPoliciesAreNotFound() {
        reader().get("/v1/policies/none").then().statusCode(404).body("code", equalTo("POLICY_NOT_FOUND"));
    }

    @Test
    void onlyAdminsMakePolicies() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/policies")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.of("segments:read", "segments:run"))
                .contentType(ContentType.JSON)
                .body("{\"name\":\"mine\"}")
                .post("/v1/policies")
                .then()
                .statusCode(403);
        given().get("/v1/policies").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("accounts:read"))
                .get("/v1/policies")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse add(String name, String parameters) {
        return post("{'name': '" + name + "', 'parameters': " + parameters + "}");
    }

    private static ValidatableResponse post(String body) {
        return given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/v1/policies")
                .then();
    }

    private static RequestSpecification reader() {
        return given().auth().oauth2(Tokens.of("segments:read"));
    }

    private static String newName() {
        return "p-" + UUID.randomUUID();
    }
}
