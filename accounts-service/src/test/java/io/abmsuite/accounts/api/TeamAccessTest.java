package io.abmsuite.accounts.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.OpenApiDocument.Operation;
import io.abmsuite.platform.testing.RoleTable;
import io.abmsuite.platform.testing.TeamTrial;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two teams, each with an account: what is the other's is not there, wherever it is named. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class TeamAccessTest {

    private static final String[] ROLES = RoleTable.ROLES.toArray(String[]::new);

    private final String run = UUID.randomUUID().toString().substring(0, 13);
    private final String north = "north-" + run;
    private final String south = "south-" + run;
    private final String northCode = "N-" + run;
    private final String southCode = "S-" + run;
    private String northId;

    @BeforeEach
    void open() {
        northId = open(north, northCode);
        open(south, southCode);
    }

    @Test
    void everyOperationKeepsTeamsApart() {
        String contact = created(of(north), "/v1/contacts", "\"account\":\"" + northId + "\",\"fullName\":\"Maria\"");
        String feedback = created(of(north), "/v1/feedback", feedback(northCode));
        created(of(south), "/v1/contacts", "\"account\":\"code:" + southCode + "\",\"fullName\":\"Hugo\"");
        created(of(south), "/v1/feedback", feedback(southCode));
        String aside = everybody()
                .body("{\"items\":[" + sale("code:Z-" + run) + "]}")
                .post("/v1/sales/batch")
                .path("items[0].id");

        TeamTrial trial = new TeamTrial(
                "accounts", south, southCode, operation -> named(operation, contact, feedback, aside), this::foreign);

        assertThat(trial.faults()).isEmpty();
    }

    /** The example of a body: what it opens is new, whatever other tests have opened; what it names is the north's. */
    private String foreign(Operation operation, String example) {
        return operation.id().startsWith("openAccount")
                ? example.replaceAll("\"(code|id)\":\"[^\"]*\"", "\"$1\":\"" + operation.id() + run + "\"")
                : example.replaceAll("\"account\":\"[^\"]*\"", "\"account\":\"code:" + northCode + "\"")
                        .replaceAll("\"saleId\":\"[^\"]*\"", "\"saleId\":\"" + run + "\"");
    }

    private List<String> named(Operation operation, String contact, String feedback, String aside) {
        if (operation.path().startsWith("/v1/accounts/")) {
            return List.of(northId, "code:" + northCode);
        }
        if (operation.path().startsWith("/v1/contacts/")) {
            return List.of(contact);
        }
        if (operation.path().startsWith("/v1/feedback/")) {
            return List.of(feedback);
        }
        return List.of(
                operation.path().startsWith("/v1/sales/aside/")
                        ? aside
                        : UUID.randomUUID().toString());
    }

    @Test
    void aCallerSeesWhatIsHisTeams() {
        of(north).get("/v1/accounts").then().statusCode(200).body("items.code", contains(northCode));
        of(north, south).get("/v1/accounts").then().body("items.code", contains(northCode, southCode));
        of(north).get("/v1/accounts/" + northId).then().statusCode(200).body("team", equalTo(north));
        of().get("/v1/accounts").then().statusCode(200).body("items", empty());
        for (String filter : List.of("code = \"" + northCode + "\"", "team = \"" + north + "\"", "NOT name = \"x\"")) {
            of(south)
                    .queryParam("filter", filter)
                    .get("/v1/accounts")
                    .then()
                    .statusCode(200)
                    .body("items.findAll { it.code != '" + southCode + "' }", empty());
        }
    }

    @Test
    void anAccountWithoutATeamIsSeenByThoseWhoSeeAll() {
        String id = created(everybody(), "/v1/accounts", "\"name\":\"Nobody's\"");

        everybody().get("/v1/accounts/" + id).then().statusCode(200);
        of(north, south).get("/v1/accounts/" + id).then().statusCode(404);
    }

    @Test
    void accountsComeOnlyToTeamsOfTheCaller() {
        for (String team : List.of("", ",\"team\":\"" + south + "\"", ",\"team\":null")) {
            of(north)
                    .body("{\"name\":\"Example\"" + team + "}")
                    .post("/v1/accounts")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/team"))
                    .body("errors.code", contains("TEAM_NOT_YOURS"));
        }
        patch(of(north), northCode, "{\"team\":\"" + south + "\"}")
                .statusCode(422)
                .body("errors.code", contains("TEAM_NOT_YOURS"));
        patch(of(north), northCode, "{\"team\":null}").statusCode(422);
    }

    @Test
    void accessFollowsTheTeam() {
        String tag = of(north).get("/v1/accounts/" + northId).header("ETag");
        String feedback = created(of(north), "/v1/feedback", feedback(northCode));

        patch(everybody(), northCode, "{\"team\":\"" + south + "\"}").statusCode(200);

        of(north)
                .header("If-None-Match", tag)
                .get("/v1/accounts/" + northId)
                .then()
                .statusCode(404);
        of(north)
                .header("If-Match", tag)
                .body("{\"region\":\"x\"}")
                .patch("/v1/accounts/" + northId)
                .then()
                .statusCode(404);
        of(north).get("/v1/feedback/" + feedback).then().statusCode(404);
        of(south).get("/v1/accounts").then().body("items.code", contains(northCode, southCode));
        of(south).get("/v1/feedback/" + feedback).then().statusCode(200);
    }

    @Test
    void aForeignParentIsNeitherShownNorTakenAndStays() {
        patch(everybody(), northCode, "{\"parent\":\"code:" + southCode + "\"}").statusCode(200);

        of(north).get("/v1/accounts/" + northId).then().body("parent", nullValue());
        patch(of(north), northCode, "{\"region\":\"Harz\"}").statusCode(200).body("parent", nullValue());
        everybody().get("/v1/accounts/" + northId).then().body("parent.code", equalTo(southCode));
        String child = "C-" + run;
        created(of(north), "/v1/accounts", "\"code\":\"" + child + "\",\"name\":\"Child\",\"team\":\"" + north + "\"");
        String foreign = patch(of(north), child, "{\"parent\":\"code:" + southCode + "\"}")
                .statusCode(422)
                .body("errors.code", contains("UNKNOWN_ACCOUNT"))
                .extract()
                .path("detail");
        String unknown = patch(of(north), child, "{\"parent\":\"code:nobody\"}")
                .statusCode(422)
                .extract()
                .path("detail");
        assertThat(foreign.replace(southCode, "nobody")).isEqualTo(unknown);
        patch(everybody(), southCode, "{\"parent\":\"code:" + child + "\"}").statusCode(200);
        patch(of(north), child, "{\"parent\":\"code:" + northCode + "\"}")
                .statusCode(422)
                .body("errors.code", contains("CYCLE"))
                .body("detail", containsString(northCode))
                .body("detail", not(containsString(southCode)));
    }

    @Test
    void aTakenCodeTellsNothingButThatItIsTaken() {
        of(north)
                .body("{\"code\":\"" + southCode + "\",\"name\":\"Example\",\"team\":\"" + north + "\"}")
                .post("/v1/accounts")
                .then()
                .statusCode(409)
                .body("code", equalTo("ACCOUNT_EXISTS"))
                .body("detail", not(containsString(southCode)));
    }

    @Test
    void aSaleOfAForeignAccountIsOneOfAnUnknownAccount() {
        ValidatableResponse answer = of(south)
                .body("{\"items\":[" + sale("code:" + southCode) + "," + sale("code:" + northCode) + ","
                        + sale("code:nobody") + "," + sale(northId) + ","
                        + sale(UUID.randomUUID().toString()) + "]}")
                .post("/v1/sales/batch")
                .then()
                .statusCode(200)
                .body("items.status", contains(202, 422, 422, 422, 422));

        List<Object> problems = answer.extract().path("items.problem");
        assertThat(problems.get(1)).isEqualTo(problems.get(2));
        assertThat(problems.get(3)).isEqualTo(problems.get(4));
        assertThat(Database.value("select count(*) from sale_aside where sale_id like ?", "%" + run))
                .isEqualTo(0L);
    }

    @Test
    void anAnswerIsGivenAgainOnlyToWhoStillSeesTheSame() {
        String body = "{\"name\":\"Key\",\"team\":\"" + north + "\"}";
        String id = of(north)
                .header("Idempotency-Key", run)
                .body(body)
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        of(north)
                .header("Idempotency-Key", run)
                .body(body)
                .post("/v1/accounts")
                .then()
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(id));
        of(south)
                .header("Idempotency-Key", run)
                .body(body)
                .post("/v1/accounts")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"))
                .body("detail", not(containsString(id)));
    }

    @Test
    void aCursorIsWorthNothingToOthers() {
        created(of(north), "/v1/accounts", "\"name\":\"Second\",\"team\":\"" + north + "\"");
        String cursor = of(north).get("/v1/accounts?limit=1").path("nextCursor");

        of(north)
                .queryParam("cursor", cursor)
                .get("/v1/accounts?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        of(south)
                .queryParam("cursor", cursor)
                .get("/v1/accounts?limit=1")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CURSOR"));
    }

    private static RequestSpecification of(String... teams) {
        return given().auth()
                .oauth2(Tokens.ofTeams(List.of(teams), "anna", ROLES))
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification everybody() {
        return of("*");
    }

    private String open(String team, String code) {
        return created(
                of(team), "/v1/accounts", "\"code\":\"" + code + "\",\"name\":\"Example\",\"team\":\"" + team + "\"");
    }

    private static String created(RequestSpecification caller, String path, String fields) {
        return caller.body("{" + fields + "}")
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse patch(RequestSpecification caller, String code, String body) {
        return caller.header("If-Match", "*")
                .body(body)
                .patch("/v1/accounts/code:" + code)
                .then();
    }

    private static String feedback(String code) {
        return "\"account\":\"code:" + code + "\",\"kind\":\"PRAISE\",\"text\":\"fine\"";
    }

    private String sale(String account) {
        return "{\"saleId\":\"" + UUID.randomUUID() + run + "\",\"source\":\"t\",\"account\":\"" + account
                + "\",\"occurredOn\":\"2026-01-15\",\"amount\":\"1.00\"}";
    }
}
