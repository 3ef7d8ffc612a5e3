package io.abmsuite.accounts.api;

import static io.abmsuite.accounts.Accounts.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.abmsuite.accounts.Accounts;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches: honest about each item, or all or nothing. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class BatchTest {

    private final String code = "B-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void answersEachItem() {
        post(
                        "/v1/accounts/batch",
                        account("1"),
                        account("1"),
                        "{\"name\":\" \",\"employees\":-1}",
                        "{\"nam\":1}",
                        account("2"))
                .statusCode(200)
                .body("items.index", contains(0, 1, 2, 3, 4))
                .body("items.status", contains(201, 409, 422, 400, 201))
                .body("items[0].id", notNullValue())
                .body("items[1].problem.code", equalTo("ACCOUNT_EXISTS"))
                .body("items[2].problem.errors.pointer", containsInAnyOrder("/name", "/employees"));

        assertThat(countOf("account", "code")).isEqualTo(2L);
    }

    @Test
    void opensAllOrNone() {
        post("/v1/accounts/batch?atomic=true", account("1"), account("2"), account("1"))
                .statusCode(409)
                .body("code", equalTo("ACCOUNT_EXISTS"))
                .body("context.index", equalTo(2));
        post("/v1/accounts/batch?atomic=true", account("1"), "{\"name\":\" \"}", "{\"employees\":-1}")
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/items/1/name", "/items/2/name", "/items/2/employees"));
        assertThat(countOf("account", "code")).isEqualTo(0L);
        assertThat(Database.value("select count(*) from outbox where payload like ?", "%" + code + "%"))
                .isEqualTo(0L);

        post(
                        "/v1/accounts/batch?atomic=true",
                        account("1"),
                        "{\"code\":\"" + code + "2\",\"name\":\"Child\",\"parent\":\"code:" + code + "1\"}")
                .statusCode(200)
                .body("items.status", contains(201, 201));
        Accounts.as("accounts:read")
                .get("/v1/accounts/code:" + code + "2")
                .then()
                .body("parent.code", equalTo(code + "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void createsEachItemOnceThoughTheBatchIsSentTwice(String atomic) {
        String key = UUID.randomUUID().toString();
        String first = send(key, atomic).statusCode(200).extract().path("items[1].id");

        send(key, atomic)
                .statusCode(200)
                .body("items.status", contains(201, 201))
                .body("items[1].id", equalTo(first));
        assertThat(countOf("account", "code")).isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/contacts/batch", "/v1/feedback/batch"})
    void doesTheSameForContactsAndFeedback(String path) {
        String account = opened();
        String good = "{\"account\":\"" + account + "\","
                + (path.contains("contacts")
                        ? "\"fullName\":\"Maria Example\"}"
                        : "\"kind\":\"PRAISE\",\"text\":\"fine\"}");
        String bad = good.replace(account, "code:nobody");
        String table = path.contains("contacts") ? "contact" : "feedback";

        post(path + "?atomic=true", good, bad)
                .statusCode(422)
                .body("errors.code", contains("UNKNOWN_ACCOUNT"))
                .body("context.index", equalTo(1));
        assertThat(of(table, account)).isEqualTo(0L);

        post(path, good, bad, good).statusCode(200).body("items.status", contains(201, 422, 201));
        assertThat(of(table, account)).isEqualTo(2L);

        post(path + "?atomic=true", good, good).statusCode(200).body("items.status", contains(201, 201));
        assertThat(of(table, account)).isEqualTo(4L);
    }

    @Test
    void refusesWhatIsNoBatch() {
        Accounts.as("accounts:write")
                .body("{\"accounts\":[]}")
                .post("/v1/accounts/batch")
                .then()
                .statusCode(400)
                .body("code", equalTo("NOT_A_BATCH"));
        Accounts.as("accounts:write")
                .body("[" + "{},".repeat(1000) + "{}]")
                .post("/v1/accounts/batch")
                .then()
                .statusCode(422)
                .body("errors.code", contains("BATCH_TOO_LARGE"));
    }

    private ValidatableResponse send(String key, String atomic) {
        return Accounts.as("accounts:write")
                .header("Idempotency-Key", key)
                .queryParam("atomic", atomic)
                .body("[" + account("1") + "," + account("2") + "]")
                .post("/v1/accounts/batch")
                .then();
    }

    private static ValidatableResponse post(String path, String... items) {
        return Accounts.as("accounts:write", "feedback:write")
                .body("{\"items\":[" + String.join(",", items) + "]}")
                .post(path)
                .then();
    }

    private String account(String suffix) {
        return "{\"code\":\"" + code + suffix + "\",\"name\":\"Example " + suffix + "\"}";
    }

    private Object countOf(String table, String column) {
        return Database.value("select count(*) from " + table + " where " + column + " like ?", code + "%");
    }

    private static Object of(String table, String account) {
        return Database.value("select count(*) from " + table + " where account_id = ?::uuid", account);
    }
}
