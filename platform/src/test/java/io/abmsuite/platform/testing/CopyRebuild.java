package io.abmsuite.platform.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;

/** Rebuilds a read copy of the application under test, as an operator does. */
public final class CopyRebuild {

    private CopyRebuild() {}

    /** Asks for a rebuild and waits for its end. */
    public static ValidatableResponse of(String copy) {
        return given().auth()
                .oauth2(Tokens.as("olga", "admin"))
                .header("Prefer", "wait=60")
                .post("/v1/copies/" + copy + "/rebuild")
                .then()
                .statusCode(202)
                .body("status", equalTo("COMPLETED"));
    }
}
