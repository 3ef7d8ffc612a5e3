package io.abmsuite.platform.deadletter;

import static io.abmsuite.platform.probe.ProbeConsumer.TYPE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Events of one key of the probe, and what the admin API says of those that were put aside. */
final class Letters {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String MENDABLE = "refused until mended ";

    private final EventSender sender;
    private final String key;

    Letters(EventSender sender, String key) {
        this.sender = sender;
        this.key = key;
    }

    String key() {
        return key;
    }

    void event(String label) {
        sender.send(key, UUID.randomUUID(), TYPE, "{\"label\":\"" + label + "\"}");
    }

    void labelled(int number) {
        event(key + " " + number);
    }

    void broken() {
        sender.send(key, UUID.randomUUID(), TYPE, "this is not JSON");
    }

    List<Object> applied() {
        return Database.query("select label from probe where label like ? order by seq", "%" + key + "%").stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** Waits until so many are aside. */
    void awaitAside(int number) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Database.value("select count(*) from dead_letter where event_key = ?", key))
                                .isEqualTo((long) number));
    }

    /** The id of the dead letter at this place of the key's queue, settled ones included. */
    String id(int place) {
        return Database.query("select id from dead_letter where event_key = ? order by seq", key)
                .get(place)
                .get(0)
                .toString();
    }

    List<Object> states() {
        return Database.query("select state from dead_letter where event_key = ? order by seq", key).stream()
                .map(row -> row.get(0))
                .toList();
    }

    static RequestSpecification admin() {
        return as("admin");
    }

    static RequestSpecification as(String... roles) {
        return given().auth().oauth2(Tokens.as("olga", roles)).contentType("application/json");
    }

    static ValidatableResponse get(String id) {
        return admin().get("/v1/dead-letters/" + id).then();
    }

    static ValidatableResponse replay(String id) {
        return admin().body("{\"reason\":\"mended\"}")
                .post("/v1/dead-letters/" + id + "/replay")
                .then();
    }

    static ValidatableResponse discard(String id) {
        return admin().body("{\"reason\":\"of no use\"}")
                .post("/v1/dead-letters/" + id + "/discard")
                .then();
    }
}
