package io.abmsuite.segmentation.testing;

import static io.restassured.RestAssured.given;

import io.abmsuite.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Starts runs as a caller would. */
public final class Runs {

    private Runs() {}

    /** Starts a run and waits for it; single quotes stand for double ones. */
    public static ValidatableResponse start(String body) {
        return send(body, "wait=30");
    }

    /** Starts a run and does not wait. */
    public static ValidatableResponse queue(String body) {
        return send(body, "respond-async");
    }

    /** Replays a run and waits for it. */
    public static ValidatableResponse replay(String run) {
        return given().auth()
                .oauth2(Tokens.of("segments:run"))
                .header("Prefer", "wait=30")
                .post("/v1/runs/" + run + "/replay")
                .then();
    }

    /** The id of a run that was completed. */
    public static String completed(String body) {
        return start(body).statusCode(201).extract().path("id");
    }

    /** A caller who may read. */
    public static RequestSpecification reader() {
        return given().auth().oauth2(Tokens.of("segments:read"));
    }

    private static ValidatableResponse send(String body, String prefer) {
        return given().auth()
                .oauth2(Tokens.of("segments:run"))
                .header("Prefer", prefer)
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/v1/runs")
                .then();
    }
}
