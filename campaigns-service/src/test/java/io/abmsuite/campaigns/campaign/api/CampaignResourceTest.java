package io.abmsuite.campaigns.campaign.api;

import static io.abmsuite.campaigns.Campaigns.anna;
import static io.abmsuite.campaigns.Campaigns.boss;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.abmsuite.campaigns.Campaigns;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class CampaignResourceTest {

    private static final String AUDIENCE = "{\"cells\":[\"AX\"]}";

    @Test
    void filtersOrdersAndExports() {
        String name = "c-" + UUID.randomUUID();
        for (String suffix : new String[] {"a", "b"}) {
            anna().body(Campaigns.body(name + suffix, AUDIENCE))
                    .post("/v1/campaigns")
                    .then()
                    .statusCode(201);
        }

        anna().queryParam("filter", "name:\"" + name + "\" AND cells:AX AND NOT status = ACTIVE")
                .queryParam("orderBy", "name desc")
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items.name", contains(name + "b", name + "a"));
        String csv = anna().accept("text/csv")
                .queryParam("filter", "name = \"" + name + "a\"")
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv).startsWith("id,name,tier,status").contains("," + name + "a,ONE_TO_FEW,DRAFT,");
    }

    /** Every main list tells a wrong filter, as a page and as an export. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/campaigns", "/v1/campaigns/%s/audience", "/v1/touches"})
    void tellsAWrongFilter(String path) {
        String list = path.formatted(Campaigns.draft(AUDIENCE));
        for (String form : new String[] {"application/json", "text/csv"}) {
            anna().accept(form).get(list).then().statusCode(200).contentType(form);
            anna().accept(form)
                    .queryParam("filter", "shoeSize > 42")
                    .queryParam("orderBy", "hair")
                    .get(list)
                    .then()
                    .statusCode(400)
                    .body("errors.code", contains("INVALID_FILTER", "INVALID_ORDER"));
        }
    }

    @Test
    void draftsAndReadsACampaign() {
        String name = "c-" + UUID.randomUUID();
        String id = anna().body(Campaigns.body(name, AUDIENCE))
                .post("/v1/campaigns")
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/campaigns/"))
                .body("status", equalTo("DRAFT"))
                .body("author", equalTo("anna"))
                .body("audience.cells", contains("AX"))
                .body("content.variables.name.fallback", equalTo("Sir or Madam"))
                .extract()
                .path("id");

        anna().get("/v1/campaigns/" + id).then().statusCode(200).body("name", equalTo(name));
        anna().queryParam("name", name).get("/v1/campaigns").then().body("items.id", contains(id));
        anna().body(Campaigns.body(name, AUDIENCE)).post("/v1/campaigns").then().statusCode(409);
        anna().get("/v1/campaigns/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void draftsOnceThoughTheDraftIsSentTwice() {
        String body = Campaigns.body("c-" + UUID.randomUUID(), AUDIENCE);
        String key = UUID.randomUUID().toString();
        String id = anna().header("Idempotency-Key", key)
                .body(body)
                .post("/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        anna().header("Idempotency-Key", key)
                .body(body)
                .post("/v1/campaigns")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(id));
        anna().header("Idempotency-Key", key)
                .body(body.replace("greetings", "regards"))
                .post("/v1/campaigns")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void letsNobodyOverwriteWhatHeHasNotSeen() {
        String id = Campaigns.draft(AUDIENCE);
        String seen = anna().get("/v1/campaigns/" + id).header("ETag");

        patchSeen(id, null).statusCode(428);
        patchSeen(id, seen).statusCode(200);
        patchSeen(id, seen).statusCode(412).body("code", equalTo("VERSION_CHANGED"));
        anna().header("If-Match", seen)
                .post("/v1/campaigns/" + id + "/submit")
                .then()
                .statusCode(412);
        String now = anna().get("/v1/campaigns/" + id).header("ETag");
        anna().header("If-None-Match", now).get("/v1/campaigns/" + id).then().statusCode(304);
    }

    @Test
    void keepsTheBudgetWhenSomethingElseIsPatched() {
        String body = Campaigns.body("c-" + UUID.randomUUID(), AUDIENCE)
                .replaceFirst("[{]", "{\"budget\":{\"amount\":\"5000.00\",\"currency\":\"EUR\"},");
        String id = anna().body(body)
                .post("/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        patchSeen(id, anna().get("/v1/campaigns/" + id).header("ETag"))
                .statusCode(200)
                .body("budget.amount", startsWith("5000.00"))
                .body("budget.currency", equalTo("EUR"));
    }

    private static ValidatableResponse patchSeen(String id, String seen) {
        var request = anna().contentType("application/merge-patch+json");
        return (seen == null ? request : request.header("If-Match", seen))
                .body("{\"objective\":\"o-" + UUID.randomUUID() + "\"}")
                .patch("/v1/campaigns/" + id)
                .then();
    }

    @Test
    void tellsAllFaultsAtOnce() {
        anna().body("""
                        {"name":" ","tier":"ONE","startsOn":"2026-02-30","budget":{"amount":"-1","currency":"euro"},
                         "audience":{"cells":["AQ"],"keyStatuses":["KING"]},"content":{"text":""}}""")
                .post("/v1/campaigns")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/name",
                                "/tier",
                                "/startsOn",
                                "/budget/amount",
                                "/budget/currency",
                                "/audience/cells/0",
                                "/audience/keyStatuses/0",
                                "/content/text"));
        anna().body("{\"name\":\"x\",\"status\":\"ACTIVE\",\"approvedBy\":\"me\"}")
                .post("/v1/campaigns")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{nobody}}|UNDECLARED_VARIABLE",
                "{{#name}}x{{/name}}|NOT_ALLOWED",
                "{{^name}}x{{/name}}|NOT_ALLOWED",
                "{{>other}}|NOT_ALLOWED",
                "{{name|BROKEN_TEMPLATE",
                "{{name.class.classLoader}}|UNDECLARED_VARIABLE",
                "{{{nobody}}}|UNDECLARED_VARIABLE"
            })
    void refusesTextsThatAreMoreThanTextWithDeclaredVariables(String text, String code) {
        anna().body("""
                        {"name":"t-%s","tier":"ONE_TO_ONE","audience":{},"content":{"text":"%s",
                         "variables":{"name":{"from":"contact.fullName","fallback":"you"}}}}""".formatted(UUID.randomUUID(), text))
                .post("/v1/campaigns")
                .then()
                .statusCode(422)
                .body("errors.code", contains(code));
    }

    @Test
    void refusesSourcesThatDoNotExist() {
        anna().body("""
                        {"name":"t-%s","tier":"ONE_TO_ONE","audience":{},"content":{"text":"{{x}}",
                         "variables":{"x":{"from":"account.secret","fallback":""}}}}""".formatted(UUID.randomUUID()))
                .post("/v1/campaigns")
                .then()
                .statusCode(422)
                .body("errors.code", contains("UNKNOWN_SOURCE"))
                .body("errors.pointer", contains("/content/variables/x/from"));
    }

    @Test
    void needsAnotherPersonToApprove() {
        String id = Campaigns.draft(AUDIENCE);
        anna().post("/v1/campaigns/" + id + "/submit").then().statusCode(200).body("status", equalTo("IN_REVIEW"));

        given().auth()
                .oauth2(Tokens.as("anna", "campaigns:approve"))
                .contentType(ContentType.JSON)
                .post("/v1/campaigns/" + id + "/approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("APPROVAL_BY_AUTHOR"));
        anna().post("/v1/campaigns/" + id + "/approve").then().statusCode(403);
        boss().post("/v1/campaigns/" + id + "/approve").then().statusCode(200).body("approvedBy", equalTo("boss"));
        anna().get("/v1/campaigns/" + id + "/history")
                .then()
                .body("items.to", contains("DRAFT", "IN_REVIEW", "APPROVED"))
                .body("items.actor", contains("anna", "anna", "boss"));
    }

    @Test
    void goesBackToDraftWhenWhatWasApprovedChanges() {
        String id = Campaigns.draft(AUDIENCE);
        anna().post("/v1/campaigns/" + id + "/submit").then().statusCode(200);
        boss().post("/v1/campaigns/" + id + "/approve").then().statusCode(200);

        patch(id, "{\"objective\":\"say hello\"}").statusCode(200).body("status", equalTo("APPROVED"));
        patch(id, "{\"audience\":{\"cells\":[\"AX\",\"AY\"]}}")
                .statusCode(422)
                .body("errors.pointer", contains("/reason"));
        patch(id, "{\"audience\":{\"cells\":[\"AX\",\"AY\"]},\"reason\":\"more\"}")
                .statusCode(200)
                .body("status", equalTo("DRAFT"))
                .body("approvedBy", equalTo(null));
        patch(id, "{\"id\":\"x\"}").statusCode(400);
    }

    @Test
    void refusesWhatTheStateDoesNotAllow() {
        String id = Campaigns.draft("{}");
        anna().post("/v1/campaigns/" + id + "/submit")
                .then()
                .statusCode(422)
                .body("errors.code", contains("AUDIENCE_REQUIRED"));
        anna().post("/v1/campaigns/" + id + "/activate").then().statusCode(409);
        String active = Campaigns.draft(AUDIENCE);
        Campaigns.activate(active);
        patch(active, "{\"name\":\"other\"}").statusCode(409).body("code", equalTo("CAMPAIGN_NOT_EDITABLE"));
        anna().body("{}").post("/v1/campaigns/" + active + "/pause").then().statusCode(422);
        Campaigns.move(anna(), active, "cancel").statusCode(200).body("status", equalTo("CANCELLED"));
        Campaigns.move(anna(), active, "resume").statusCode(409);
    }

    @Test
    void asksForTheRoleOfEachOperation() {
        given().get("/v1/campaigns").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("accounts:read"))
                .get("/v1/campaigns")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("campaigns:read"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/campaigns")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("campaigns:read"))
                .contentType(ContentType.JSON)
                .body("{}")
                .patch("/v1/campaigns/" + UUID.randomUUID())
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("campaigns:write"))
                .get("/v1/campaigns/" + UUID.randomUUID() + "/audience")
                .then()
                .statusCode(403);
        anna().post("/v1/campaigns/" + UUID.randomUUID() + "/submit").then().statusCode(404);
    }

    private static ValidatableResponse patch(String id, String body) {
        return anna().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(body)
                .patch("/v1/campaigns/" + id)
                .then();
    }
}
