package io.abmsuite.accounts.dataimport.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A revert takes back what an import has done, and tells what it could not. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ImportRevertTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SALES = "sale_id,account_id,occurred_on,amount\n";
    private static final String STATE =
            "select code, name, city, tags::text, attributes::text, parent_id, status from account where code like ? order by code";

    private final String source = "src-" + UUID.randomUUID();
    private final String code = "R-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void removesInsertedAccountsAndRestoresChangedOnes() {
        Imports.csv(
                "accounts",
                source,
                "account_id,name,city,tags,vat,parent_account_id\n" + code + "a,A,Essen,x;y,1,\n" + code
                        + "b,B,Bonn,,2," + code + "a\n");
        Object before = Database.query(STATE, code + "%");
        JsonPath job = Imports.csv(
                "accounts",
                source,
                "account_id,name,city,tags,vat,parent_account_id\n" + code + "a,Anton,Ulm,,3," + code + "c\n" + code
                        + "b,B,Bonn,z,2,\n" + code + "c,Parent of the child,,,,\n" + code + "d,Child,,,," + code
                        + "c\n");
        String child = idOf(code + "d");
        assertThat(job.getString("revertibleUntil")).isNotNull();

        JsonPath done = Imports.revert(job);

        assertThat(done.getString("status")).isEqualTo("REVERTED");
        assertThat(done.getString("revertibleUntil")).isNull();
        assertThat(done.getMap("revert"))
                .containsEntry("removed", 2)
                .containsEntry("restored", 2)
                .containsEntry("archived", 0)
                .containsEntry("conflicts", 0);
        assertThat(Database.query(STATE, code + "%")).isEqualTo(before);
        assertThat(Database.query("select 1 from account_external_id where external_id = ?", code + "d"))
                .isEmpty();
        try (EventProbe probe = EventProbe.on("abm.accounts")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.payloads(child)).endsWith((String) null));
        }
    }

    @Test
    void keepsWhatIsInUseOrWasChangedSinceAndListsIt() {
        Imports.csv("accounts", source, "account_id,name,city\n" + code + "a,A,Essen\n" + code + "b,B,Bonn\n");
        JsonPath job = Imports.csv(
                "accounts",
                source,
                "account_id,name,city\n" + code + "a,Anton,Ulm\n" + code + "b,B,Kiel\n" + code + "c,Has a contact,\n"
                        + code + "d,Edited,\n" + code + "e,Sold to,\n" + code + "f,Free,\n");
        Imports.csv("contacts", source, "contact_id,account_id,full_name\n" + code + "," + code + "c,Ann\n");
        Imports.csv("sales", source, SALES + "1," + code + "e,2025-07-04,1\n");
        edit(code + "a", "{\"name\":\"Edited by a person\"}");
        edit(code + "b", "{\"region\":\"North\"}");
        edit(code + "d", "{\"region\":\"North\"}");

        JsonPath done = Imports.revert(job);

        assertThat(done.getMap("revert"))
                .containsEntry("removed", 1)
                .containsEntry("archived", 3)
                .containsEntry("restored", 1)
                .containsEntry("conflicts", 1);
        assertThat(Database.query(
                        "select code, name, city, status from account where code like ? order by code", code + "%"))
                .containsExactly(
                        List.of(code + "a", "Edited by a person", "Ulm", "ACTIVE"),
                        List.of(code + "b", "B", "Bonn", "ACTIVE"),
                        Arrays.asList(code + "c", "Has a contact", null, "ARCHIVED"),
                        Arrays.asList(code + "d", "Edited", null, "ARCHIVED"),
                        Arrays.asList(code + "e", "Sold to", null, "ARCHIVED"));
        assertThat(Imports.kept(done).lines())
                .hasSize(1 + 4)
                .anyMatch(line -> line.endsWith("," + code + "a,CONFLICT,CHANGED_SINCE"))
                .anyMatch(line -> line.endsWith("," + code + "c,ARCHIVED,HAS_CONTACT"))
                .anyMatch(line -> line.endsWith("," + code + "d,ARCHIVED,CHANGED_SINCE"))
                .anyMatch(line -> line.endsWith("," + code + "e,ARCHIVED,HAS_SALES"));
        assertThat(Database.value("select reason from state_move where object_id = cast(? as uuid)", idOf(code + "c")))
                .isEqualTo("wrong file");
    }

    @Test
    void takesContactsBack() {
        Imports.csv("accounts", source, "account_id,name\n" + code + "a,A\n" + code + "b,B\n");
        Imports.csv("contacts", source, "contact_id,account_id,full_name\n1," + code + "a,Ann\n");
        JsonPath job = Imports.csv(
                "contacts", source, "contact_id,account_id,full_name\n1," + code + "b,Anna\n2," + code + "a,Bob\n");
        String bob = Database.value("select id from contact where source = ? and external_id = '2'", source)
                .toString();

        JsonPath done = Imports.revert(job);

        assertThat(done.getMap("revert")).containsEntry("removed", 1).containsEntry("restored", 1);
        assertThat(Database.query(
                        "select c.external_id, c.full_name, a.code from contact c join account a on a.id = c.account_id where c.source = ?",
                        source))
                .containsExactly(List.of("1", "Ann", code + "a"));
        try (EventProbe probe = EventProbe.on("abm.contacts")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.payloads(bob)).endsWith((String) null));
        }
    }

    @Test
    void voidsSalesDiscardsThoseAsideAndTakesTheFileAgain() {
        Imports.csv("accounts", source, "account_id,name\n" + code + ",A\n");
        String account = idOf(code);
        String file = SALES + "1," + code + ",2025-07-04,10\n2," + code + ",2025-07-05,x\n3,nobody" + code
                + ",2025-07-06,30\n";
        JsonPath job = Imports.csv("sales", source, file);

        JsonPath done = Imports.revert(job);
        JsonPath again = Imports.csv("sales", source, file);

        assertThat(done.getMap("revert")).containsEntry("voided", 1).containsEntry("discarded", 1);
        assertThat(again.getLong("rowsAccepted")).isEqualTo(1);
        assertThat(again.getLong("rowsAside")).isEqualTo(1);
        try (EventProbe probe = EventProbe.on("abm.sales")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.of(account)).hasSize(3));
            List<EventProbe.Seen> events = probe.of(account);
            assertThat(events.stream().map(EventProbe.Seen::id)).doesNotHaveDuplicates();
            assertThat(events.get(1).payload()).contains("\"saleId\":\"1\"", "\"voided\":true");
            ContractExamples.assertValid("abm.sales", "SaleV1", events.get(1).payload());
        }
    }

    @Test
    void goesOnWithTheRestWhenItsWorkerDied() {
        Imports.csv("accounts", source, "account_id,name\n" + code + ",A\n");
        String account = idOf(code);
        String rows = IntStream.range(0, 6000)
                .mapToObj(i -> i + "," + code + ",2025-07-04,1\n")
                .collect(Collectors.joining());
        JsonPath job = Imports.csv("sales", source, SALES + rows);
        String id = job.getString("id");

        Imports.askForRevert(job, "{\"reason\":\"wrong file\"}", "sales:write").statusCode(202);
        await().atMost(PATIENCE)
                .until(() -> (Long) Database.value(
                                "select rows_done from import_revert where import_id = cast(? as uuid)", id)
                        > 0);
        Database.update(
                "update import_revert set claim_token = gen_random_uuid(), claimed_until = now() where import_id = cast(? as uuid) and status = 'RUNNING'",
                id);

        assertThat(Imports.waitFor(id).getMap("revert"))
                .containsEntry("status", "COMPLETED")
                .containsEntry("voided", 6000);
        try (EventProbe probe = EventProbe.on("abm.sales")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.of(account).stream()
                                    .filter(event -> event.payload().contains("\"voided\":true"))
                                    .map(EventProbe.Seen::id)
                                    .distinct())
                            .hasSize(6000));
        }
    }

    @Test
    void refusesWhatCannotBeTakenBack() {
        JsonPath dry = Imports.dryRun("accounts", source, "account_id,name\n" + code + ",A\n");
        JsonPath failed = Imports.csv("accounts", source, "");
        JsonPath swept = Imports.csv("accounts", source, "account_id,name\n" + code + ",A\n");
        Database.update("delete from import_chunk where import_id = cast(? as uuid)", swept.getString("id"));
        JsonPath reverted = Imports.revert(Imports.csv("accounts", source, "account_id,name\n" + code + "2,A\n"));
        String body = "{\"reason\":\"wrong file\"}";

        Imports.askForRevert(dry, body, "accounts:write")
                .statusCode(409)
                .body("code", equalTo("IMPORT_MOVE_NOT_ALLOWED"));
        Imports.askForRevert(failed, body, "accounts:write").statusCode(409);
        Imports.askForRevert(reverted, body, "accounts:write").statusCode(409);
        Imports.askForRevert(swept, body, "accounts:write").statusCode(409).body("code", equalTo("IMPORT_FILE_GONE"));
        Imports.askForRevert(swept, "{\"reason\":\" \"}", "accounts:write").statusCode(422);
        Imports.askForRevert(swept, body, "sales:write").statusCode(403);
        Imports.askForRevert(swept, body, "accounts:read").statusCode(403);
        given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .contentType("application/json")
                .body(body)
                .post("/v1/imports/" + UUID.randomUUID() + "/revert")
                .then()
                .statusCode(404)
                .body("code", equalTo("IMPORT_NOT_FOUND"));
    }

    private static String idOf(String code) {
        return Database.value("select id from account where code = ?", code).toString();
    }

    private static void edit(String code, String patch) {
        given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(patch)
                .patch("/v1/accounts/code:" + code)
                .then()
                .statusCode(200);
    }
}
