package io.abmsuite.accounts.account.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AccountResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void opensAnAccountAndTellsTheOthers() {
        String code = newCode();
        String id = open(Map.of("code", code, "name", "Example Ltd", "country", "Germany", "tags", List.of("a", "b")))
                .statusCode(201)
                .header("Location", containsString("/v1/accounts/"))
                .body("code", equalTo(code))
                .body("keyStatus", equalTo("NONE"))
                .body("status", equalTo("ACTIVE"))
                .body("version", equalTo(1))
                .extract()
                .path("id");

        reader().get("/v1/accounts/" + id).then().statusCode(200).body("name", equalTo("Example Ltd"));
        reader().get("/v1/accounts/code:" + code).then().statusCode(200).body("id", equalTo(id));
        try (EventProbe probe = EventProbe.on("abm.accounts")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.of(id)).hasSize(1));
            EventProbe.Seen snapshot = probe.of(id).get(0);
            assertThat(snapshot.type()).isEqualTo("io.abmsuite.AccountSnapshotV1");
            ContractExamples.assertValid("abm.accounts", "AccountSnapshotV1", snapshot.payload());
            assertThat(snapshot.payload()).contains("\"version\":1,").contains("\"tags\":[\"a\",\"b\"]");
        }
    }

    @Test
    void makesACodeIfNoneIsGiven() {
        open(Map.of("name", "Nameless")).statusCode(201).body("code", matchesPattern("ACC-\\d{6}"));
    }

    @Test
    void refusesACodeOrAnExternalIdThatIsTaken() {
        String code = newCode();
        open(Map.of("code", code, "name", "First", "externalIds", List.of(Map.of("source", "erp", "id", "x" + code))))
                .statusCode(201);

        open(Map.of("code", code, "name", "Second")).statusCode(409).body("code", equalTo("ACCOUNT_EXISTS"));
        open(Map.of("name", "Third", "externalIds", List.of(Map.of("source", "erp", "id", "x" + code))))
                .statusCode(409);
        open(Map.of("code", "x" + code, "name", "Fourth"))
                .statusCode(422)
                .body("errors.code", contains("AMBIGUOUS_ACCOUNT"));
    }

    @Test
    void tellsAllFaultsAtOnce() {
        open(Map.of("name", " ", "employees", -1, "foundedYear", 99, "infoSource", "DREAM", "parent", "nowhere"))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/name", "/employees", "/foundedYear", "/infoSource"));
        open(Map.of("name", "x", "id", UUID.randomUUID().toString(), "version", 7, "roles", List.of("IMAGE")))
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/id", "/version", "/roles"));
    }

    @Test
    void refusesAParentThatDoesNotExistOrClosesACycle() {
        String top = newCode();
        String middle = newCode();
        open(Map.of("code", top, "name", "Top")).statusCode(201);
        open(Map.of("code", middle, "name", "Middle", "parent", "code:" + top))
                .statusCode(201)
                .body("parent.code", equalTo(top));

        open(Map.of("name", "x", "parent", "code:nobody"))
                .statusCode(422)
                .body("errors.code", contains("UNKNOWN_ACCOUNT"));
        open(Map.of("name", "x", "parent", "nobody")).statusCode(422).body("errors.code", contains("INVALID_ACCOUNT"));
        patch(top, "{\"parent\":\"code:" + middle + "\"}")
                .statusCode(422)
                .body("errors.code", contains("CYCLE"))
                .body("errors[0].message", containsString(middle));
        patch(top, "{\"parent\":\"code:" + top + "\"}").statusCode(422).body("errors.code", contains("CYCLE"));
    }

    @Test
    void patchesOnlyWhatThePatchNames() {
        String code = newCode();
        open(Map.of("code", code, "name", "Before", "city", "Essen", "team", "north"))
                .statusCode(201);

        patch(code, "{\"name\":\"After\",\"team\":null}")
                .statusCode(200)
                .body("name", equalTo("After"))
                .body("city", equalTo("Essen"))
                .body("team", equalTo(null))
                .body("version", equalTo(2));
        patch(code, "{\"code\":\"OTHER\"}").statusCode(400).body("errors.pointer", contains("/code"));
        patch(code, "{\"name\":null}").statusCode(422).body("errors.pointer", contains("/name"));
        patch("no-such-code", "{\"name\":\"x\"}").statusCode(404).body("code", equalTo("ACCOUNT_NOT_FOUND"));
    }

    @Test
    void letsNobodyOverwriteWhatHeHasNotSeen() {
        String code = newCode();
        String seen = open(Map.of("code", code, "name", "Before"))
                .statusCode(201)
                .extract()
                .header("ETag");
        String other = open(Map.of("name", "Other")).extract().header("ETag");

        change(code, null).statusCode(428).body("code", equalTo("IF_MATCH_REQUIRED"));
        change(code, "soon").statusCode(400);
        change(code, other).statusCode(412).body("code", equalTo("VERSION_CHANGED"));
        String changed = change(code, seen).statusCode(200).extract().header("ETag");
        change(code, seen).statusCode(412).body("context.version", equalTo(2));
        writer().header("If-Match", seen)
                .body("{\"reason\":\"late\"}")
                .post("/v1/accounts/code:" + code + "/archive")
                .then()
                .statusCode(412);
        reader().get("/v1/accounts/code:" + code)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(changed))
                .body("status", equalTo("ACTIVE"));
        reader().header("If-None-Match", changed)
                .get("/v1/accounts/code:" + code)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(changed))
                .body(equalTo(""));
        reader().header("If-None-Match", seen)
                .get("/v1/accounts/code:" + code)
                .then()
                .statusCode(200);
    }

    @Test
    void saysOnceWhoMayKeepAnAnswer() {
        String code = newCode();
        open(Map.of("code", code, "name", "Kept"));

        Response account = reader().get("/v1/accounts/code:" + code);
        Response known =
                reader().header("If-None-Match", account.header("ETag")).get("/v1/accounts/code:" + code);

        assertThat(account.headers().getValues("Cache-Control")).containsExactly("private, no-cache");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.headers().getValues("Cache-Control")).containsExactly("private, no-cache");
        assertThat(reader().get("/v1/accounts").headers().getValues("Cache-Control"))
                .containsExactly("no-store");
    }

    @Test
    void letsOneOfManyWriteOnTheSameBase() throws InterruptedException {
        String code = newCode();
        String seen = open(Map.of("code", code, "name", "Before")).extract().header("ETag");
        Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 100; i++) {
            String body = "{\"name\":\"Writer " + i + "\"}";
            callers.execute(() -> answers.computeIfAbsent(
                            writer().header("If-Match", seen)
                                    .contentType("application/merge-patch+json")
                                    .body(body)
                                    .patch("/v1/accounts/code:" + code)
                                    .statusCode(),
                            any -> new AtomicInteger())
                    .incrementAndGet());
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(answers.get(200)).hasValue(1);
        assertThat(answers.keySet()).isSubsetOf(200, 409, 412);
        reader().get("/v1/accounts/code:" + code).then().body("version", equalTo(2));
    }

    @Test
    void asksForTheRoleOfEachOperation() {
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"x\"}")
                .post("/v1/accounts")
                .then()
                .statusCode(401);
        reader().contentType(ContentType.JSON)
                .body("{\"name\":\"x\"}")
                .post("/v1/accounts")
                .then()
                .statusCode(403);
        given().get("/v1/accounts").then().statusCode(401);
        writer().get("/v1/accounts").then().statusCode(403);
        reader().contentType(ContentType.JSON)
                .body("{}")
                .patch("/v1/accounts/code:x")
                .then()
                .statusCode(403);
        reader().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/accounts/code:x/archive")
                .then()
                .statusCode(403);
    }

    @Test
    void archivesAndRestoresWithHistory() {
        String code = newCode();
        open(Map.of("code", code, "name", "Old")).statusCode(201);

        move(code, "archive", "{}").statusCode(422).body("errors.code", contains("REASON_REQUIRED"));
        move(code, "archive", "{\"reason\":\"closed down\"}").statusCode(200).body("status", equalTo("ARCHIVED"));
        move(code, "archive", "{\"reason\":\"again\"}").statusCode(409).body("context.state", equalTo("ARCHIVED"));
        move(code, "restore", "{\"reason\":\"back\"}").statusCode(200).body("status", equalTo("ACTIVE"));
        move("no-such-code", "archive", "{\"reason\":\"x\"}").statusCode(404);
        reader().get("/v1/accounts/code:" + code + "/history")
                .then()
                .statusCode(200)
                .body("items.to", contains("ARCHIVED", "ACTIVE"))
                .body("items.reason", contains("closed down", "back"))
                .body("items.actor", contains("anna", "anna"));
    }

    @Test
    void movesTheKeyStatusAsTheTableAllows() {
        String code = newCode();
        open(Map.of("code", code, "name", "Key")).statusCode(201);

        move(code, "key-status", "{\"to\":\"FORMER\",\"reason\":\"x\"}")
                .statusCode(409)
                .body("code", equalTo("KEY_STATUS_MOVE_NOT_ALLOWED"))
                .body("context.allowed", containsInAnyOrder("CANDIDATE", "KEY"));
        move(code, "key-status", "{\"to\":\"KEY\"}").statusCode(422);
        move(code, "key-status", "{\"to\":\"KEY\",\"reason\":\"18 %\"}")
                .statusCode(200)
                .body("keyStatus", equalTo("KEY"));
        move(code, "key-status", "{\"to\":\"KING\",\"reason\":\"x\"}").statusCode(422);
    }

    @Test
    void givesAndWithdrawsClientRoles() {
        String code = newCode();
        open(Map.of("code", code, "name", "Roles")).statusCode(201);

        move(code, "give-role", "{\"role\":\"IMAGE\",\"reason\":\"famous\"}")
                .statusCode(200)
                .body("roles", contains("IMAGE"));
        move(code, "give-role", "{\"role\":\"BREADWINNER\",\"reason\":\"x\"}")
                .statusCode(422)
                .body("errors.code", contains("ROLE_IS_COMPUTED"));
        move(code, "withdraw-role", "{\"role\":\"EXPERT\",\"reason\":\"x\"}").statusCode(409);
        move(code, "withdraw-role", "{\"role\":\"IMAGE\",\"reason\":\"x\"}")
                .statusCode(200)
                .body("roles", hasSize(0));
    }

    @Test
    void listsInPagesThatStayStableUnderInserts() {
        String team = "team-" + UUID.randomUUID();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String code = newCode();
            codes.add(code);
            open(Map.of("code", code, "name", "n" + i, "team", team)).statusCode(201);
        }

        ValidatableResponse first = reader().queryParam("team", team)
                .queryParam("limit", 3)
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body("items.code", contains(codes.get(0), codes.get(1), codes.get(2)));
        open(Map.of("code", newCode(), "name", "late", "team", team)).statusCode(201);
        String cursor = first.extract().path("nextCursor");
        reader().queryParam("team", team)
                .queryParam("limit", 3)
                .queryParam("cursor", cursor)
                .get("/v1/accounts")
                .then()
                .body("items.code", hasSize(3))
                .body("items.code", hasItem(codes.get(3)))
                .body("nextCursor", equalTo(null));
        reader().queryParam("team", "other")
                .queryParam("cursor", cursor)
                .get("/v1/accounts")
                .then()
                .statusCode(400);
        reader().queryParam("keyStatus", "KING").get("/v1/accounts").then().statusCode(400);
    }

    @Test
    void describesItself() {
        given().accept(ContentType.JSON)
                .get("/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/v1/accounts'.post.operationId", endsWith("openAccount"));
    }

    private static ValidatableResponse open(Map<String, ?> body) {
        return writer().body(body).post("/v1/accounts").then();
    }

    private static ValidatableResponse patch(String code, String body) {
        return writer().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(body)
                .patch("/v1/accounts/code:" + code)
                .then();
    }

    private static ValidatableResponse change(String code, String basis) {
        RequestSpecification request = writer().contentType("application/merge-patch+json");
        return (basis == null ? request : request.header("If-Match", basis))
                .body("{\"name\":\"After\"}")
                .patch("/v1/accounts/code:" + code)
                .then();
    }

    private static ValidatableResponse move(String code, String verb, String body) {
        return writer().body(body)
                .post("/v1/accounts/code:" + code + "/" + verb)
                .then();
    }

    private static String newCode() {
        return "C-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static RequestSpecification reader() {
        return given().auth().oauth2(Tokens.of("accounts:read"));
    }

    private static RequestSpecification writer() {
        return given().auth().oauth2(Tokens.as("anna", "accounts:write")).contentType(ContentType.JSON);
    }
}
