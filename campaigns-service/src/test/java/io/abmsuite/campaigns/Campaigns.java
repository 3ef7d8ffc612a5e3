package io.abmsuite.campaigns;

import static io.restassured.RestAssured.given;

import io.abmsuite.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** Drafts and moves campaigns as people would: anna writes, boss approves. */
public final class Campaigns {

    private Campaigns() {}

    public static RequestSpecification anna() {
        return given().auth()
                .oauth2(Tokens.as("anna", "campaigns:read", "campaigns:write", "campaigns:deliver"))
                .contentType(ContentType.JSON);
    }

    public static RequestSpecification boss() {
        return given().auth()
                .oauth2(Tokens.as("boss", "campaigns:approve", "campaigns:write"))
                .contentType(ContentType.JSON);
    }

    /** A draft with this audience, as JSON. */
    public static String draft(String audience) {
        return anna().body(body("c-" + UUID.randomUUID(), audience))
                .post("/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String body(String name, String audience) {
        return """
                {"name":"%s","tier":"ONE_TO_FEW","audience":%s,
                 "content":{"subject":"For {{company}}","text":"Dear {{name}}, greetings to {{city}}.",
                 "variables":{"name":{"from":"contact.fullName","fallback":"Sir or Madam"},
                   "company":{"from":"account.name","fallback":"you"},"city":{"from":"account.city","fallback":"you"}}}}""".formatted(name, audience);
    }

    public static ValidatableResponse move(RequestSpecification who, String id, String verb) {
        return who.body("{\"reason\":\"because\"}")
                .post("/v1/campaigns/" + id + "/" + verb)
                .then();
    }

    /** Leads a draft to where touches are handed out. */
    public static void activate(String id) {
        anna().post("/v1/campaigns/" + id + "/submit").then().statusCode(200);
        boss().post("/v1/campaigns/" + id + "/approve").then().statusCode(200);
        anna().post("/v1/campaigns/" + id + "/activate").then().statusCode(200);
    }
}
