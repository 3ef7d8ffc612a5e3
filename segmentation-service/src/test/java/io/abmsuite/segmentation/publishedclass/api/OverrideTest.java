package io.abmsuite.segmentation.publishedclass.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class OverrideTest {

    private static final String JANUARY = "{'policy': 'monthly', 'asOf': '2026-01-15'}";
    private static final LocalDate NEXT_YEAR = LocalDate.now(ZoneOffset.UTC).plusYears(1);

    private ExampleLedger ledger;

    @BeforeEach
    void publish() {
        ledger = ExampleLedger.feed();
        completed(JANUARY);
    }

    @Test
    void aFloorLiftsTheClassAndKeepsTheComputedOneBesideIt() {
        override("A07", "{'kind': 'FLOOR', 'abcClass': 'A', 'reason': 'contract', 'until': '" + NEXT_YEAR + "'}")
                .statusCode(200)
                .body("published.cell", equalTo("AY"))
                .body("computed.cell", equalTo("BY"))
                .body("override.kind", equalTo("FLOOR"))
                .body("override.createdBy", equalTo("tester"))
                .body("override.until", equalTo(NEXT_YEAR.toString()))
                .body("version", equalTo(2));

        completed(JANUARY);
        reader().get("/v1/classes/code:A07").then().body("published.cell", equalTo("AY"));
        reader().queryParam("filter", "override = FLOOR AND computedCell = BY")
                .get("/v1/classes")
                .then()
                .body("items.accountCode", contains("A07"));
        reader().get("/v1/classes/code:A07/history")
                .then()
                .statusCode(200)
                .body("items.cause", contains("OVERRIDE", "RUN"))
                .body("items[0].from.cell", equalTo("BY"))
                .body("items[0].to.cell", equalTo("AY"))
                .body("items[0].computedCell", equalTo("BY"))
                .body("items[0].reason", equalTo("contract"))
                .body("items[1].from", nullValue());
    }

    @Test
    void fixedLettersStayUntilTheyAreWithdrawn() {
        override(
                        "A01",
                        "{'kind':'FIXED','abcClass':'C','xyzClass':'Z','reason':'winding up','until':'" + NEXT_YEAR
                                + "'}")
                .statusCode(200)
                .body("published.cell", equalTo("CZ"))
                .body("computed.cell", equalTo("AX"));

        withdraw("A01", "{'reason': 'they go on'}")
                .statusCode(200)
                .body("published.cell", equalTo("AX"))
                .body("override", nullValue())
                .body("version", equalTo(3));
        withdraw("A01", "{'reason': 'again'}").statusCode(409).body("code", equalTo("NO_OVERRIDE"));
        assertThat(Database.query(
                        "select action, reason from audit_entry where account_id = ? order by id", ledger.idOf("A01")))
                .containsExactly(
                        java.util.List.of("overrideClass", "winding up"),
                        java.util.List.of("withdrawOverride", "they go on"));
    }

    @Test
    void whatIsDecidedEndsByItself() {
        override("A07", "{'kind': 'FLOOR', 'abcClass': 'A', 'reason': 'contract', 'until': '" + NEXT_YEAR + "'}");

        Database.update("update class_override set until = current_date - 1");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> reader().get("/v1/classes/code:A07")
                        .then()
                        .body("override", nullValue())
                        .body("published.cell", equalTo("BY")));
        reader().get("/v1/classes/code:A07/history").then().body("items[0].cause", equalTo("OVERRIDE_ENDED"));
    }

    @Test
    void everybodyIsTold() {
        try (EventProbe classes = EventProbe.on("abm.classes");
                EventProbe segments = EventProbe.on("abm.segments")) {
            override("A07", "{'kind': 'FLOOR', 'abcClass': 'A', 'reason': 'contract', 'until': '" + NEXT_YEAR + "'}");

            String key = ledger.idOf("A07").toString();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(classes.of(key))
                        .anySatisfy(seen -> assertThat(seen.payload())
                                .contains("\"cell\":\"AY\"", "\"computedCell\":\"BY\"", "\"override\":\"FLOOR\""));
                assertThat(segments.of(key))
                        .anySatisfy(seen -> assertThat(seen.payload()).contains("\"cause\":\"OVERRIDE\""));
            });
        }
    }

    @Test
    void refusesWhatCannotBe() {
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(2).toString();
        override(
                        "A07",
                        "{'kind': 'FLOOR', 'abcClass': 'A', 'xyzClass': 'X', 'reason': 'r', 'until': '" + yesterday
                                + "'}")
                .statusCode(422)
                .body("errors.pointer", contains("/xyzClass", "/until"));
        override("A07", "{'kind': 'FLOOR', 'abcClass': 'D', 'reason': ' '}").statusCode(422);
        override("A07", "{'kind': 'FLOOR', 'abcClass': 'A', 'reason': 'r', 'until': '2026-13-01'}")
                .statusCode(422);
        override("NONE", "{'kind': 'FLOOR', 'abcClass': 'A', 'reason': 'r', 'until': '" + NEXT_YEAR + "'}")
                .statusCode(404)
                .body("code", equalTo("CLASS_NOT_FOUND"));
        reader().get("/v1/classes/code:A07")
                .then()
                .body("override", nullValue())
                .body("version", equalTo(1));
    }

    @Test
    void needsItsRole() {
        for (String verb : new String[] {"override", "withdraw-override"}) {
            given().contentType(ContentType.JSON)
                    .body("{}")
                    .post("/v1/classes/code:A07/" + verb)
                    .then()
                    .statusCode(401);
            given().auth()
                    .oauth2(Tokens.of("segments:read", "segments:run"))
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/v1/classes/code:A07/" + verb)
                    .then()
                    .statusCode(403);
        }
    }

    private static ValidatableResponse override(String code, String body) {
        return post(code, "override", body);
    }

    private static ValidatableResponse withdraw(String code, String body) {
        return post(code, "withdraw-override", body);
    }

    private static ValidatableResponse post(String code, String verb, String body) {
        return given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/v1/classes/code:" + code + "/" + verb)
                .then();
    }
}
