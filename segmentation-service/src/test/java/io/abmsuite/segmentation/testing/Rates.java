package io.abmsuite.segmentation.testing;

import static io.restassured.RestAssured.given;

import io.abmsuite.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Gives exchange rates as a caller would. */
public final class Rates {

    private Rates() {}

    /** A new rate. */
    public static ValidatableResponse put(String currency, String month, String rate) {
        return put(admin(), currency, month, rate);
    }

    /** A change of a rate that was read. */
    public static ValidatableResponse put(String currency, String month, String rate, String tag) {
        return put(admin().header("If-Match", tag), currency, month, rate);
    }

    /** Another rate for one there is. */
    public static void change(String currency, String month, String rate) {
        String tag = Runs.reader()
                .get("/v1/exchange-rates/" + currency + "/" + month)
                .header("ETag");
        put(currency, month, rate, tag).statusCode(200);
    }

    /** Rates of a batch; single quotes stand for double ones. */
    public static ValidatableResponse batch(String body) {
        return admin().body(body.replace('\'', '"'))
                .post("/v1/exchange-rates/batch")
                .then();
    }

    private static ValidatableResponse put(RequestSpecification request, String currency, String month, String rate) {
        return request.body("{\"rate\": \"" + rate + "\"}")
                .put("/v1/exchange-rates/" + currency + "/" + month)
                .then();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.of("segments:admin")).contentType(ContentType.JSON);
    }
}
