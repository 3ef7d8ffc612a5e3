package io.abmsuite.accounts.api;

import static io.abmsuite.accounts.Accounts.opened;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors, entity tags and keys that were given for something else, and lists of more than there may be. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ForeignKeysTest {

    @Test
    void refusesACursorThatIsForgedCutOrOfAnotherList() {
        opened();
        opened();
        String cursor = as("anna").get("/v1/accounts?limit=1").path("nextCursor");

        refusesCursor("/v1/imports", cursor);
        refusesCursor("/v1/accounts?country=Germany", cursor);
        refusesCursor("/v1/accounts?filter=name:x", cursor);
        refusesCursor("/v1/accounts", cursor.substring(0, cursor.length() - 2));
        refusesCursor("/v1/accounts", (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1));
        refusesCursor("/v1/accounts", "x".repeat(4000));
    }

    private static void refusesCursor(String list, String cursor) {
        as("anna")
                .queryParam("cursor", cursor)
                .get(list)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CURSOR"));
    }

    @Test
    void refusesTheTagOfAnotherResource() {
        String account = opened();
        String tagOfAnother = as("anna").get("/v1/accounts/" + opened()).header("ETag");

        as("anna")
                .contentType("application/merge-patch+json")
                .header("If-Match", tagOfAnother)
                .body("{\"city\":\"Berlin\"}")
                .patch("/v1/accounts/" + account)
                .then()
                .statusCode(412);

        as("anna").get("/v1/accounts/" + account).then().body("city", nullValue());
    }

    @Test
    void knowsNothingOfTheKeysOfOthers() {
        String key = UUID.randomUUID().toString();
        String first = create("anna", key, "Anna's").statusCode(201).extract().path("id");

        create("bert", key, "Bert's")
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body("id", not(equalTo(first)));
        create("anna", key, "Anna's").statusCode(201).body("id", equalTo(first));
    }

    private static ValidatableResponse create(String who, String key, String name) {
        return as(who).header("Idempotency-Key", key)
                .body("{\"name\":\"" + name + "\"}")
                .post("/v1/accounts")
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/accounts/batch", "/v1/contacts/batch", "/v1/feedback/batch", "/v1/sales/batch"})
    void refusesABatchOfTenThousand(String batch) {
        String items = "{\"items\":[" + "{},".repeat(9_999) + "{}]}";

        as("anna").body(items).post(batch).then().statusCode(422).body("errors.code", contains("BATCH_TOO_LARGE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name = \"x\"; drop table account; --",
                "name = 'x' or 1=1",
                "1=1",
                "name : (select password from pg_shadow)",
                "account.name = \"x\"",
                "name = \"x\") OR (true",
                "pg_sleep(10) = 1"
            })
    void readsAFilterAsItsGrammarOnly(String filter) {
        String account = opened();

        int status = as("anna").queryParam("filter", filter).get("/v1/accounts").statusCode();

        assertThat(status).isEqualTo(400);
        as("anna").get("/v1/accounts/" + account).then().statusCode(200);
    }

    @Test
    void readsATextInAFilterAsText() {
        opened();

        as("anna")
                .queryParam("filter", "name = \"x' or '1'='1\" OR name : \"%\" OR name : \"'; drop table account; --\"")
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of()));
    }

    private static RequestSpecification as(String who) {
        return given().auth()
                .oauth2(Tokens.as(who, "accounts:read", "accounts:write", "feedback:write", "sales:write"))
                .contentType(ContentType.JSON);
    }
}
