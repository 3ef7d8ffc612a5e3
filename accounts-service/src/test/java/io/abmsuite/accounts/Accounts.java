package io.abmsuite.accounts;

import static io.restassured.RestAssured.given;

import io.abmsuite.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** Accounts for tests that are about something else. */
public final class Accounts {

    private Accounts() {}

    /** The id of a new account. */
    public static String opened() {
        return as("accounts:write")
                .body("{\"name\":\"Example Ltd\",\"team\":\"team-" + UUID.randomUUID() + "\"}")
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A caller with these roles who sends JSON. */
    public static RequestSpecification as(String... roles) {
        return given().auth().oauth2(Tokens.as("anna", roles)).contentType(ContentType.JSON);
    }
}
