package io.abmsuite.accounts.api;

import static io.abmsuite.accounts.Accounts.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.accounts.Accounts;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an Idempotency-Key does for every creation. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class IdempotencyKeyTest {

    private final String key = UUID.randomUUID().toString();
    private final String name = "Idem " + key;

    @ParameterizedTest
    @ValueSource(strings = {"/v1/accounts", "/v1/contacts", "/v1/feedback", "/v1/imports?kind=accounts"})
    void answersAsTheFirstTimeWithoutCreatingAgain(String path) {
        String account = opened();
        Response first = send(path, account);
        Response second = send(path, account);

        assertThat(first.statusCode()).isIn(201, 202);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(second.body().asString()).isEqualTo(first.body().asString());
    }

    @Test
    void createsOnceThoughFiftyAskAtOnce() throws InterruptedException {
        Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 50; i++) {
            callers.execute(
                    () -> answers.computeIfAbsent(open("anna", name).extract().statusCode(), any -> new AtomicInteger())
                            .incrementAndGet());
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(answers.keySet()).isSubsetOf(201, 409).contains(201);
        assertThat(Database.value("select count(*) from account where name = ?", name))
                .isEqualTo(1L);
    }

    @Test
    void refusesTheKeyWithAnotherBody() {
        open("anna", name).statusCode(201);

        open("anna", name + " other").statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));

        assertThat(Database.query("select name from account where name like ?", name + "%"))
                .isEqualTo(List.of(List.of(name)));
    }

    @Test
    void keepsTheKeysOfOthersApart() {
        String first = open("anna", name).statusCode(201).extract().path("id");

        open("boris", name)
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body("id", not(equalTo(first)));
    }

    @Test
    void answersThoughTheServiceDiedBeforeTheFirstAnswer() {
        String id = open("anna", name).statusCode(201).extract().path("id");
        Database.update("update idempotency_key set status = null, body = null where key = ?", key);

        open("anna", name).statusCode(201).body("id", equalTo(id));
        open("anna", name).statusCode(201).header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void doesNotKeepARefusal() {
        open("anna", " ").statusCode(422);

        open("anna", name).statusCode(201);
    }

    @Test
    void refusesAKeyThatIsNone() {
        Accounts.as("accounts:write")
                .header("Idempotency-Key", "k".repeat(256))
                .body("{\"name\":\"x\"}")
                .post("/v1/accounts")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("header:Idempotency-Key"));
    }

    private Response send(String path, String account) {
        var request = Accounts.as("accounts:write", "feedback:write").header("Idempotency-Key", key);
        if (path.startsWith("/v1/imports")) {
            request.contentType("text/csv").body("account_id,name\nI-" + key + "," + name + "\n");
        } else if (path.equals("/v1/accounts")) {
            request.body("{\"name\":\"" + name + "\"}");
        } else {
            request.body(
                    path.equals("/v1/contacts")
                            ? "{\"account\":\"" + account + "\",\"fullName\":\"Maria Example\"}"
                            : "{\"account\":\"" + account + "\",\"kind\":\"PRAISE\",\"text\":\"fine\"}");
        }
        return request.post(path);
    }

    private ValidatableResponse open(String caller, String accountName) {
        return Accounts.as("accounts:write")
                .auth()
                .oauth2(Tokens.as(caller, "accounts:write"))
                .header("Idempotency-Key", key)
                .body("{\"name\":\"" + accountName + "\"}")
                .post("/v1/accounts")
                .then();
    }
}
