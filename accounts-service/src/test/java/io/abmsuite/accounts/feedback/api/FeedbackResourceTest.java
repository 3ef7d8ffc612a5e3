package io.abmsuite.accounts.feedback.api;

import static io.abmsuite.accounts.Accounts.opened;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.accounts.Accounts;
import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class FeedbackResourceTest {

    private static final String ANSWER = "{\"answer\":\"New boxes were sent.\"}";
    private static final String REASON = "{\"reason\":\"They were late.\"}";

    @Test
    void followsAComplaintUntilTheCustomerAgreesAndTellsEachStep() {
        String account = opened();
        String id = complaint(account);

        move(id, "acknowledge", null).statusCode(200).body("status", equalTo("ACKNOWLEDGED"));
        move(id, "start", null).statusCode(200).body("status", equalTo("IN_PROGRESS"));
        move(id, "resolve", ANSWER)
                .statusCode(200)
                .body("status", equalTo("RESOLVED"))
                .body("open", equalTo(false))
                .body("answer", equalTo("New boxes were sent."));
        move(id, "verify", null).statusCode(200).body("status", equalTo("VERIFIED"));
        move(id, "reopen", REASON)
                .statusCode(200)
                .body("status", equalTo("IN_PROGRESS"))
                .body("open", equalTo(true))
                .body("version", equalTo(6));

        try (EventProbe probe = EventProbe.on("abm.feedback")) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(probe.of(account)).hasSize(6));
            assertThat(probe.of(account)).allSatisfy(seen -> {
                assertThat(seen.type()).isEqualTo("io.abmsuite.FeedbackChangedV1");
                ContractExamples.assertValid("abm.feedback", "FeedbackChangedV1", seen.payload());
                assertThat(seen.payload()).doesNotContain("boxes");
            });
            assertThat(probe.payloads(account))
                    .extracting(payload -> payload.replaceAll(".*\"change\":\"([A-Z]+)\".*", "$1"))
                    .containsExactly("RECEIVED", "ACKNOWLEDGED", "STARTED", "RESOLVED", "VERIFIED", "REOPENED");
        }
    }

    /** Each move from each state it is not allowed from; the state stays as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECEIVED: start resolve verify reopen",
                "ACKNOWLEDGED: acknowledge resolve verify reopen",
                "IN_PROGRESS: acknowledge start verify reopen",
                "RESOLVED: acknowledge start resolve",
                "VERIFIED: acknowledge start resolve verify"
            })
    void refusesWhatTheTableDoesNotAllow(String line) {
        String state = line.substring(0, line.indexOf(':'));
        String id = complaint(opened());
        for (String step : new String[] {"acknowledge", "start", "resolve", "verify"}) {
            if (!feedback().get("/v1/feedback/" + id).path("status").equals(state)) {
                move(id, step, step.equals("resolve") ? ANSWER : null).statusCode(200);
            }
        }

        for (String verb : line.substring(line.indexOf(':') + 2).split(" ")) {
            String body = verb.equals("resolve") ? ANSWER : verb.equals("reopen") ? REASON : null;
            move(id, verb, body)
                    .statusCode(409)
                    .body("code", equalTo("FEEDBACK_MOVE_NOT_ALLOWED"))
                    .body("context.state", equalTo(state))
                    .body("context.allowed", notNullValue());
        }
        feedback()
                .get("/v1/feedback/" + id)
                .then()
                .header("Cache-Control", equalTo("no-store"))
                .body("status", equalTo(state));
    }

    @Test
    void needsAnAnswerToResolveAndAReasonToReopen() {
        String id = complaint(opened());
        move(id, "acknowledge", null).statusCode(200);
        move(id, "start", null).statusCode(200);

        move(id, "resolve", "{}").statusCode(422).body("errors.code", contains("ANSWER_REQUIRED"));
        move(id, "resolve", "{\"answer\":\" \"}").statusCode(422);
        move(id, "resolve", ANSWER).statusCode(200);
        move(id, "reopen", "{}").statusCode(422).body("errors.pointer", contains("/reason"));
        feedback().get("/v1/feedback/" + id).then().body("status", equalTo("RESOLVED"));
    }

    @Test
    void tellsAllFaultsAtOnce() {
        String account = opened();

        post("""
                {"account":"%s","kind":"COMPLAINT","text":" ","rating":11}""".formatted(account))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/complaintComplete", "/text", "/rating"));
        post("""
                {"account":"code:nobody","kind":"PRAISE","text":"x"}""").statusCode(422).body("errors.code", contains("UNKNOWN_ACCOUNT"));
        post("""
                {"account":"%s","contact":"%s","kind":"PRAISE","text":"x"}""".formatted(account, UUID.randomUUID()))
                .statusCode(422)
                .body("errors.code", contains("UNKNOWN_CONTACT"));
        post("""
                {"account":"%s","kind":"PRAISE","text":"x","status":"VERIFIED"}""".formatted(account)).statusCode(400).body("errors.pointer", contains("/status"));
        move(UUID.randomUUID().toString(), "start", null).statusCode(404).body("code", equalTo("FEEDBACK_NOT_FOUND"));
    }

    @Test
    void listsTheFeedbackOfAnAccount() {
        String account = opened();
        String complaint = complaint(account);
        post("""
                {"account":"%s","kind":"NPS","text":"fine","rating":9}""".formatted(account)).statusCode(201).header("Location", containsString("/v1/feedback/"));

        feedback()
                .queryParam("account", account)
                .get("/v1/feedback")
                .then()
                .statusCode(200)
                .body("items.kind", contains("COMPLAINT", "NPS"))
                .body("nextCursor", nullValue());
        feedback()
                .queryParam("account", account)
                .queryParam("kind", "COMPLAINT")
                .queryParam("status", "RECEIVED")
                .get("/v1/feedback")
                .then()
                .body("items.id", contains(complaint));
        String cursor = feedback()
                .queryParam("account", account)
                .queryParam("limit", 1)
                .get("/v1/feedback")
                .path("nextCursor");
        feedback()
                .queryParam("account", account)
                .queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get("/v1/feedback")
                .then()
                .body("items", hasSize(1))
                .body("items.kind", contains("NPS"));
        feedback()
                .queryParam("account", "code:nobody")
                .get("/v1/feedback")
                .then()
                .statusCode(404);
    }

    @Test
    void asksForTheRoleOfEachOperation() {
        String id = complaint(opened());
        given().get("/v1/feedback").then().statusCode(401);
        RequestSpecification reader = given().auth().oauth2(Tokens.of("accounts:read"));
        reader.contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/feedback")
                .then()
                .statusCode(403);
        for (String verb : new String[] {"acknowledge", "start", "resolve", "verify", "reopen"}) {
            given().contentType(ContentType.JSON)
                    .body("{}")
                    .post("/v1/feedback/" + id + "/" + verb)
                    .then()
                    .statusCode(401);
            given().auth()
                    .oauth2(Tokens.of("accounts:read"))
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/v1/feedback/" + id + "/" + verb)
                    .then()
                    .statusCode(403);
        }
    }

    private static String complaint(String account) {
        return post("""
                {"account":"%s","kind":"COMPLAINT","cause":"QUALITY","severity":"HIGH","text":"Two boxes were damaged."}""".formatted(account))
                .statusCode(201)
                .body("status", equalTo("RECEIVED"))
                .body("open", equalTo(true))
                .extract()
                .path("id");
    }

    private static ValidatableResponse post(String body) {
        return feedback().body(body).post("/v1/feedback").then();
    }

    private static ValidatableResponse move(String id, String verb, String body) {
        RequestSpecification request = feedback();
        return (body == null ? request : request.body(body))
                .post("/v1/feedback/" + id + "/" + verb)
                .then();
    }

    private static RequestSpecification feedback() {
        return Accounts.as("accounts:read", "feedback:write");
    }
}
