package io.abmsuite.segmentation.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.abmsuite.platform.testing.CopyRebuild;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The copy of accounts is spoilt in every way and made anew while events flow. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AccountRebuildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ACCOUNTS = 150;
    private static final String GHOST = "ghost " + UUID.randomUUID();

    private final EventSender accounts = EventSender.to("abm.accounts");
    private final EventSender sales = EventSender.to("abm.sales");
    private final List<UUID> ids = new ArrayList<>();

    @Test
    void equalsACopyThatWasNeverSpoilt() {
        for (int i = 0; i < ACCOUNTS; i++) {
            ids.add(UUID.randomUUID());
            send(i, 1);
        }
        UUID placeholder = sale();
        erase(0);
        erase(1);
        awaitRows(rows(1));
        spoil(placeholder);
        long before = (Long) Database.value("select n from ledger_position");

        CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> {
            for (int i = 5; i < ACCOUNTS; i += 3) {
                send(i, 2);
            }
        });
        CopyRebuild.of("accounts").body("rowsRemoved", greaterThanOrEqualTo(1)).body("rowsChanged", greaterThan(20));
        flow.join();

        awaitRows(rows(2));
        assertThat(Database.query("select 1 from account where name = ?", GHOST))
                .isEmpty();
        assertThat(Database.query("select name, version, erased from account where account_id = ?", placeholder))
                .containsExactly(Arrays.asList(null, 0L, false));
        assertThat((Long) Database.value("select position from account where account_id = ?", ids.get(30)))
                .as("a row that was mended is newer than every watermark before")
                .isGreaterThan(before);
        assertThat(differencesOfTheHistory())
                .as("the newest rows of the history are the accounts there are")
                .isZero();
        assertThat(CopyRebuild.of("accounts").extract().jsonPath().getLong("rowsChanged"))
                .as("a second rebuild finds nothing")
                .isZero();
    }

    @Test
    void isReportedAsFailedWhenItsInstanceHasDied() {
        UUID dead = UUID.randomUUID();
        Database.update(
                "insert into copy_rebuild (id, copy, status, started_by) values (?, 'accounts', 'RUNNING', 'olga')",
                dead);

        get("/v1/copies/accounts/rebuilds/" + dead)
                .statusCode(200)
                .body("status", equalTo("FAILED"))
                .body("problem", notNullValue());
    }

    @Test
    void refusesWhatIsNotThereAndASecondOneMeanwhile() {
        get("/v1/copies/nothing/rebuilds/" + UUID.randomUUID()).statusCode(404).body("code", equalTo("COPY_NOT_FOUND"));
        get("/v1/copies/accounts/rebuilds/" + UUID.randomUUID())
                .statusCode(404)
                .body("code", equalTo("REBUILD_NOT_FOUND"));
        get("/v1/copies").statusCode(200).body("items[0].consumer", equalTo("segmentation.accounts"));
        given().post("/v1/copies/accounts/rebuild").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("segments:admin"))
                .post("/v1/copies/accounts/rebuild")
                .then()
                .statusCode(403);
        UUID running = UUID.randomUUID();
        try (var lock =
                Database.hold("select pg_advisory_lock(hashtextextended(?::text, 810200))", running.toString())) {
            assertThat(lock).isNotNull();
            Database.update(
                    "insert into copy_rebuild (id, copy, status, started_by) values (?, 'accounts', 'RUNNING', 'olga')",
                    running);
            given().auth()
                    .oauth2(Tokens.of("admin"))
                    .post("/v1/copies/accounts/rebuild")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("REBUILD_RUNNING"))
                    .body("context.id", equalTo(running.toString()));
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> get("/v1/copies/accounts/rebuilds/" + running).body("status", equalTo("FAILED")));
    }

    private static long differencesOfTheHistory() {
        return (Long) Database.value("""
                select count(*) from account a full join (
                    select distinct on (account_id) account_id, present, code, team, country, parent_id, archived, erased
                    from account_history order by account_id, position desc) h on h.account_id = a.account_id
                where h.present is distinct from (a.account_id is not null)
                   or row(a.code, a.team, a.country, a.parent_id, a.archived, a.erased)
                      is distinct from row(h.code, h.team, h.country, h.parent_id, h.archived, h.erased)
                """);
    }

    private void spoil(UUID placeholder) {
        Database.update("delete from account where account_id = any(?::uuid[])", some(2, 30));
        Database.update(
                "update account set name = 'wrong', version = 99 where account_id = any(?::uuid[])", some(30, 60));
        Database.update(
                "update account set archived = true, parent_id = account_id where account_id = any(?::uuid[])",
                some(60, 70));
        Database.update("update account set name = ?, version = 7 where account_id = ?", GHOST, placeholder);
        Database.update(
                "insert into account (account_id, code, name, version, position) values (?, 'GHOST', ?, 3, 0)",
                UUID.randomUUID(),
                GHOST);
    }

    private String some(int from, int to) {
        return array(ids.subList(from, to));
    }

    private void send(int i, int version) {
        UUID id = ids.get(i);
        accounts.send(id.toString(), UUID.randomUUID(), "io.abmsuite.AccountSnapshotV1", """
                {"accountId":"%s","version":%d,"code":"R-%s","name":"Rebuilt %d v%d","tags":[],"keyStatus":"NONE",
                 "roles":[],"archived":false}""".formatted(
                        id, version, id, i, version));
    }

    private void erase(int i) {
        accounts.send(ids.get(i).toString(), UUID.randomUUID(), null, null);
    }

    /** A sale of an account nobody has told of. */
    private UUID sale() {
        UUID account = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        sales.send(account.toString(), id, "io.abmsuite.SaleV1", """
                {"source":"rebuild","saleId":"%s","accountId":"%s","accountCode":"UNTOLD","occurredOn":"2026-01-15",
                 "amount":"1.00","currency":"EUR","voided":false}""".formatted(id, account));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.query("select 1 from account where account_id = ?", account))
                        .hasSize(1));
        return account;
    }

    /** What the copy says when each event is applied; every third of them changes to this version. */
    private List<String> rows(int latest) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            int version = i >= 5 && (i - 5) % 3 == 0 ? latest : 1;
            rows.add(ids.get(i) + (i < 2 ? " null false true" : " Rebuilt " + i + " v" + version + " false false"));
        }
        return rows.stream().sorted().toList();
    }

    private void awaitRows(List<String> expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.query(
                                        "select account_id, name, archived, erased from account where account_id = any(?::uuid[]) and parent_id is null",
                                        array(ids))
                                .stream()
                                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3))
                                .sorted()
                                .toList())
                        .isEqualTo(expected));
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(Tokens.of("admin")).get(path).then();
    }

    private static String array(List<UUID> all) {
        return all.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
