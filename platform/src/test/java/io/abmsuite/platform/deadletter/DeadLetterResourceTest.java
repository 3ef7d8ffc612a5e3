package io.abmsuite.platform.deadletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class DeadLetterResourceTest {

    private final Letters letters = new Letters(EventSender.to("abm.feedback"), "api-" + UUID.randomUUID());

    @Inject
    DeadLetterSweeper sweeper;

    @Test
    void listsByFilterAndInspects() {
        letters.broken();
        letters.labelled(1);
        letters.awaitAside(2);

        Letters.admin()
                .queryParam("filter", "key = \"" + letters.key() + "\" AND consumer = \"probe\"")
                .queryParam("orderBy", "failedAt, code desc")
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.find { it.state == 'HELD_BACK' }.behind", equalTo(letters.id(0)));
        Letters.get(letters.id(0))
                .statusCode(200)
                .body("code", equalTo("NOT_READABLE"))
                .body("payload", equalTo("this is not JSON"))
                .body("payloadEncoding", equalTo("utf-8"))
                .body("headers.ce_source", equalTo("/test"))
                .body("actions", hasSize(0));
    }

    @Test
    void keepsALetterThatStillFailsWithItsAttemptsAndTellsWhoTried() {
        letters.event("refused");
        letters.labelled(1);
        letters.awaitAside(2);
        String id = letters.id(0);

        Letters.replay(id)
                .statusCode(422)
                .body("code", equalTo("DEAD_LETTER_NOT_APPLICABLE"))
                .body("context.code", equalTo("REFUSED"))
                .body("context.attempts", equalTo(2));

        Letters.get(id)
                .body("state", equalTo("WAITING"))
                .body("attempts", equalTo(2))
                .body("actions.outcome", contains("FAILED"))
                .body("actions.actor", contains("olga"))
                .body("actions.reason", contains("mended"));
        assertThat(letters.applied()).isEmpty();
    }

    @Test
    void stopsAtTheNextFailureOfWhatWasHeldBack() {
        letters.broken();
        letters.labelled(1);
        letters.event("breaks");
        letters.labelled(2);
        letters.awaitAside(4);

        Letters.discard(letters.id(0)).statusCode(200).body("actions.action", contains("DISCARD"));
        assertThat(Database.query("select action, after->>'state' from audit_entry where object_id = ?", letters.id(0)))
                .containsExactly(List.of("discardDeadLetter", "DISCARDED"));

        assertThat(letters.applied()).containsExactly(letters.key() + " 1");
        assertThat(letters.states()).containsExactly("DISCARDED", "APPLIED", "WAITING", "HELD_BACK");
        Letters.get(letters.id(1)).body("actions.action", contains("RELEASE")).body("actions.actor", contains("olga"));
        Letters.get(letters.id(2)).body("code", equalTo("NOT_APPLICABLE")).body("attempts", equalTo(1));
    }

    @Test
    void keepsTheOrderWhenEventsComeDuringTheRelease() {
        letters.broken();
        IntStream.range(0, 30).forEach(letters::labelled);
        letters.awaitAside(31);

        CompletableFuture<Void> flow =
                CompletableFuture.runAsync(() -> IntStream.range(30, 150).forEach(letters::labelled));
        Letters.discard(letters.id(0)).statusCode(200);
        flow.join();

        await().atMost(Letters.PATIENCE)
                .untilAsserted(() -> assertThat(letters.applied())
                        .isEqualTo(IntStream.range(0, 150)
                                .mapToObj(number -> letters.key() + " " + number)
                                .toList()));
        assertThat(letters.states()).containsOnly("DISCARDED", "APPLIED");
    }

    @Test
    void refusesWhatTheStateDoesNotAllow() {
        letters.broken();
        letters.labelled(1);
        letters.awaitAside(2);
        String front = letters.id(0);

        Letters.replay(letters.id(1))
                .statusCode(409)
                .body("code", equalTo("DEAD_LETTER_HELD_BACK"))
                .body("context.behind", equalTo(front));
        Letters.discard(front).statusCode(200);
        Letters.discard(front).statusCode(409).body("code", equalTo("DEAD_LETTER_SETTLED"));
        Letters.replay(front).statusCode(409).body("context.state", equalTo("DISCARDED"));
    }

    @Test
    void refusesAChangeBasedOnAnOldVersion() {
        letters.event("refused");
        letters.awaitAside(1);
        String id = letters.id(0);
        String seen = Letters.get(id).extract().header("ETag");
        Letters.replay(id).statusCode(422);

        for (String verb : new String[] {"replay", "discard"}) {
            Letters.admin()
                    .header("If-Match", seen)
                    .body("{\"reason\":\"as I saw it\"}")
                    .post("/v1/dead-letters/" + id + "/" + verb)
                    .then()
                    .statusCode(412)
                    .body("code", equalTo("VERSION_CHANGED"));
        }
        Letters.admin()
                .header("If-Match", Letters.get(id).extract().header("ETag"))
                .body("{\"reason\":\"as it is\"}")
                .post("/v1/dead-letters/" + id + "/discard")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesWhatIsNotThereAndWhatBreaksARule() {
        String nobody = UUID.randomUUID().toString();
        Letters.get(nobody).statusCode(404).body("code", equalTo("DEAD_LETTER_NOT_FOUND"));
        Letters.replay(nobody).statusCode(404);
        Letters.discard(nobody).statusCode(404);
        Letters.admin()
                .body("{}")
                .post("/v1/dead-letters/" + nobody + "/discard")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/reason"));
        Letters.admin()
                .body("{\"limit\":201}")
                .post("/v1/dead-letters/replay")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/filter", "/limit"));
        Letters.admin()
                .body("{\"filter\":\"colour = 1\"}")
                .post("/v1/dead-letters/replay")
                .then()
                .statusCode(400)
                .body("errors.code", contains("INVALID_FILTER"));
    }

    @Test
    void asksForTheRole() {
        String path = "/v1/dead-letters";
        String one = path + "/" + UUID.randomUUID();
        given().get(path).then().statusCode(401);
        Letters.as("pii:read").get(path).then().statusCode(403);
        Letters.as("pii:read").get(one).then().statusCode(403);
        for (String verb : new String[] {path + "/replay", one + "/replay", one + "/discard"}) {
            given().contentType("application/json").body("{}").post(verb).then().statusCode(401);
            Letters.as("pii:read").body("{}").post(verb).then().statusCode(403);
        }
    }

    /** Of a consumer nobody knows any more it is not known whether its events are personal. */
    @Test
    void hidesPersonalDataFromThoseWhoMayNotReadIt() {
        String id = UUID.randomUUID().toString();
        Database.update("""
                insert into dead_letter (id, consumer, topic, partition, record_offset, message_key, headers, payload, code, cause)
                values (?::uuid, 'gone', ?, 0, 0, 'k', '{}', '\\xff00', 'SCHEMA', 'secret')
                """, id, letters.key());

        Letters.get(id)
                .body("payload", nullValue())
                .body("payloadEncoding", equalTo("hidden"))
                .body("cause", nullValue());
        Letters.as("admin", "pii:read")
                .get("/v1/dead-letters/" + id)
                .then()
                .header("Cache-Control", equalTo("no-store"))
                .body("payload", equalTo("/wA="))
                .body("payloadEncoding", equalTo("base64"))
                .body("cause", equalTo("secret"));
        Letters.replay(id).statusCode(422).body("context.code", equalTo("NO_CONSUMER"));
    }

    @Test
    void goesOnWhereAnInstanceWasKilledAndForgetsWhatIsSettledForLong() {
        letters.broken();
        letters.labelled(1);
        letters.labelled(2);
        letters.awaitAside(3);
        String front = letters.id(0);
        Database.update(
                "update dead_letter set state = 'DISCARDED', resolved_at = now() - interval '31 days' where id = ?::uuid",
                front);

        sweeper.sweep().await().atMost(Letters.PATIENCE);

        assertThat(letters.applied()).containsExactly(letters.key() + " 1", letters.key() + " 2");
        assertThat(letters.states()).containsExactly("APPLIED", "APPLIED");
        Letters.get(front).statusCode(404);
    }
}
