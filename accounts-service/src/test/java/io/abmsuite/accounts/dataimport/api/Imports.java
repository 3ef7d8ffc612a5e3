package io.abmsuite.accounts.dataimport.api;

import static io.restassured.RestAssured.given;

import io.abmsuite.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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
        return request(kind, source)
                .contentType(type)
                .body(body)
                .post("/v1/imports")
                .then();
    }

    /** The same checks and counts as {@link #csv}, without any effect. */
    static JsonPath dryRun(String kind, String source, String text) {
        return waitFor(startDry(kind, source, text));
    }

    static String startDry(String kind, String source, String text) {
        return request(kind, source)
                .queryParam("dryRun", "true")
                .contentType("text/csv")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    static ValidatableResponse askForRevert(JsonPath job, String body, String... roles) {
        return given().auth()
                .oauth2(Tokens.of(roles))
                .contentType("application/json")
                .body(body)
                .post("/v1/imports/" + job.getString("id") + "/revert")
                .then();
    }

    /** Takes an import back and waits until that is done. */
    static JsonPath revert(JsonPath job) {
        askForRevert(job, "{\"reason\":\"wrong file\"}", "accounts:write", "sales:write")
                .statusCode(202);
        return waitFor(job.getString("id"));
    }

    static String kept(JsonPath job) {
        return given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .get("/v1/imports/" + job.getString("id") + "/kept")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    static RequestSpecification request(String kind, String source) {
        return given().auth()
                .oauth2(Tokens.of("accounts:write", "sales:write"))
                .queryParam("kind", kind)
                .queryParam("source", source);
    }

    static JsonPath waitFor(String id) {
        return waitFor(id, 60);
    }

    static JsonPath waitFor(String id, int seconds) {
        return given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .header("Prefer", "wait=" + seconds)
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
