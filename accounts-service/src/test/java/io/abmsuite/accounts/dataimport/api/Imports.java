package io.abmsuite.accounts.dataimport.api;

import static io.restassured.RestAssured.given;

import io.abmsuite.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;

/** Sends files and waits for their end. */
final class Imports {

    private Imports() {}

    static JsonPath csv(String kind, String source, String text) {
        return run(kind, source, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    static JsonPath run(String kind, String source, String type, byte[] body) {
        String id = start(kind, source, type, body).statusCode(202).extract().path("id");
        return waitFor(id);
    }

    static ValidatableResponse start(String kind, String source, String type, byte[] body) {
        return given().auth()
                .oauth2(Tokens.of("accounts:write", "sales:write"))
                .contentType(type)
                .queryParam("kind", kind)
                .queryParam("source", source)
                .body(body)
                .post("/v1/imports")
                .then();
    }

    static JsonPath waitFor(String id) {
        return given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .header("Prefer", "wait=60")
                .get("/v1/imports/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static String errors(JsonPath job) {
        return given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .get("/v1/imports/" + job.getString("id") + "/errors")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
