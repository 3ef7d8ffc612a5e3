package io.abmsuite.accounts.dataimport.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AccountImportTest {

    private final String source = "src-" + UUID.randomUUID();
    private final String code = "I-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void takesRowsInWhateverTheFormOfTheFile() {
        JsonPath job = Imports.csv(
                "accounts",
                source,
                "\uFEFFName;ACCOUNT_ID;tags;country;vat_id;parent_account_id\r\n"
                        + "\"Two\nlines; \"\"quoted\"\"\";" + code + "1;red;;DE1;" + code + "2\r\n\r\n"
                        + "Second;" + code + "2;red;Germany;;\r\n");

        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getLong("rowsRead")).isEqualTo(2);
        assertThat(job.getLong("rowsAccepted")).isEqualTo(2);
        assertThat(job.getLong("rowsChanged")).isZero();
        assertThat(job.getString("position")).contains("abm.accounts/");
        given().auth()
                .oauth2(Tokens.of("accounts:read"))
                .get("/v1/accounts/code:" + code + "1")
                .then()
                .body("name", equalTo("Two\nlines; \"quoted\""))
                .body("tags", contains("red"))
                .body("attributes.vat_id", equalTo("DE1"))
                .body("parent.code", equalTo(code + "2"))
                .body("externalIds.source", contains(source));
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        String file = "account_id,name,tags,employees,parent_account_id\n" + code + "a,A,\"x;y\",5,\n" + code + "b,B,,,"
                + code + "a\n";
        Imports.csv("accounts", source, file);
        Object versions =
                Database.query("select code, version from account where code like ? order by code", code + "%");

        JsonPath again = Imports.csv("accounts", source, file);

        assertThat(again.getString("status")).isEqualTo("COMPLETED");
        assertThat(again.getLong("rowsAccepted")).isEqualTo(2);
        assertThat(again.getLong("rowsChanged")).isZero();
        assertThat(Database.query("select code, version from account where code like ? order by code", code + "%"))
                .isEqualTo(versions);
    }

    @Test
    void letsTheLaterRowOfAKeyWinAndCountsItAsChanged() {
        JsonPath job = Imports.csv(
                "accounts", source, "account_id,name\n" + code + ",First\n" + code + ",Second\n" + code + ",Second\n");

        assertThat(job.getLong("rowsAccepted")).isEqualTo(3);
        assertThat(job.getLong("rowsChanged")).isEqualTo(1);
        assertThat(Database.value("select name from account where code = ?", code))
                .isEqualTo("Second");
    }

    @Test
    void leavesColumnsAloneThatTheFileDoesNotHave() {
        Imports.csv("accounts", source, "account_id,name,city,vat\n" + code + ",A,Essen,1\n");

        JsonPath job = Imports.csv("accounts", source, "account_id,name,country\n" + code + ",A,Germany\n");

        assertThat(job.getLong("rowsChanged")).isEqualTo(1);
        assertThat(Database.query("select city, country, attributes->>'vat' from account where code = ?", code))
                .containsExactly(java.util.List.of("Essen", "Germany", "1"));
    }

    @Test
    void listsWrongRowsAndTakesTheRightOnes() {
        JsonPath job = Imports.csv(
                "accounts",
                source,
                "account_id,name,employees,founded_year,key_status,annual_revenue\n"
                        + code + ",Right,,,,\n"
                        + ",No id,,,,\n"
                        + code + "x,=cmd(),many,99,KING,1e3\n"
                        + code + "y,Too many cells,1,1999,NONE,1,2\n");

        assertThat(job.getString("status")).isEqualTo("COMPLETED_WITH_ERRORS");
        assertThat(job.getLong("rowsRead")).isEqualTo(4);
        assertThat(job.getLong("rowsAccepted")).isEqualTo(1);
        assertThat(job.getLong("rowsRejected")).isEqualTo(3);
        assertThat(Imports.errors(job).lines())
                .hasSize(1 + 1 + 4 + 1)
                .anyMatch(line -> line.startsWith("2,account_id,REQUIRED,is empty"))
                .anyMatch(line -> line.startsWith("3,employees,INVALID_NUMBER,"))
                .anyMatch(line -> line.startsWith("3,founded_year,INVALID_NUMBER,"))
                .anyMatch(line -> line.startsWith("3,key_status,INVALID_VALUE,"))
                .anyMatch(line -> line.startsWith("3,annual_revenue,INVALID_AMOUNT,"))
                .anyMatch(line -> line.startsWith("4,,WRONG_NUMBER_OF_CELLS,"));
    }

    @Test
    void neverMergesSilently() {
        Imports.csv("accounts", source, "account_id,name\n" + code + ",Erp account\n");
        String id =
                Database.value("select id from account where code = ?", code).toString();
        Database.update("update account_external_id set external_id = ? where source = ?", "4711" + code, source);

        JsonPath other = Imports.csv("accounts", source + "2", "account_id,name\n4711" + code + ",Somebody else\n");
        JsonPath same = Imports.csv("accounts", source, "account_id,name\n4711" + code + ",By external id\n");

        assertThat(other.getLong("rowsRejected")).isEqualTo(1);
        assertThat(Imports.errors(other)).contains("AMBIGUOUS_ACCOUNT");
        assertThat(same.getLong("rowsChanged")).isEqualTo(1);
        assertThat(Database.value("select name from account where id = cast(? as uuid)", id))
                .isEqualTo("By external id");
    }

    @Test
    void leavesTheKeyStatusToPeople() {
        Imports.csv("accounts", source, "account_id,name,key_status\n" + code + ",A,KEY\n");
        assertThat(Database.value("select key_status from account where code = ?", code))
                .isEqualTo("KEY");

        JsonPath job = Imports.csv("accounts", source, "account_id,name,key_status\n" + code + ",A,FORMER\n");

        assertThat(Imports.errors(job)).contains("KEY_STATUS_NEEDS_REASON");
        assertThat(Database.value("select key_status from account where code = ?", code))
                .isEqualTo("KEY");
    }

    @Test
    void refusesParentsThatCloseACycleOrDoNotExist() {
        JsonPath job = Imports.csv(
                "accounts",
                source,
                "account_id,name,parent_account_id\n" + code + "1,A," + code + "2\n" + code + "2,B," + code + "1\n"
                        + code + "3,C,nobody" + code + "\n");

        assertThat(job.getString("status")).isEqualTo("COMPLETED_WITH_ERRORS");
        assertThat(job.getLong("rowsAccepted")).isEqualTo(3);
        assertThat(Imports.errors(job)).contains("2,parent_account_id,CYCLE", "3,parent_account_id,UNKNOWN_PARENT");
    }

    @Test
    void takesContactsOfKnownAccounts() {
        Imports.csv("accounts", source, "account_id,name\n" + code + ",A\n");

        String file = "contact_id,account_id,full_name,phone\n" + code + "-1," + code + ",Maria Example,030\n" + code
                + "-2,nobody,Nobody,\n";
        JsonPath job = Imports.csv("contacts", source, file);

        assertThat(job.getLong("rowsAccepted")).isEqualTo(1);
        assertThat(Imports.errors(job)).contains("2,account_id,UNKNOWN_ACCOUNT");
        String id = Database.value("select id from contact where external_id = ?", code + "-1")
                .toString();
        try (EventProbe probe = EventProbe.on("abm.contacts")) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(probe.of(id)).hasSize(1));
            ContractExamples.assertValid(
                    "abm.contacts", "ContactSnapshotV1", probe.of(id).get(0).payload());
        }
        assertThat(Imports.csv("contacts", source, file).getLong("rowsChanged")).isZero();
    }

    @Test
    void readsNdjson() {
        String lines = "{\"account_id\":\"" + code + "\",\"name\":\"Json\",\"employees\":5,\"tags\":[\"a\",\"b\"]}\n"
                + "not json\n[]\n{\"account_id\":\"" + code + "2\"}\n";

        JsonPath job = Imports.run("accounts", source, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));

        assertThat(job.getLong("rowsAccepted")).isEqualTo(1);
        assertThat(Imports.errors(job)).contains("2,,NOT_JSON", "3,,NOT_AN_OBJECT", "4,name,REQUIRED");
        assertThat(Database.value("select array_to_string(tags, '|') from account where code = ?", code))
                .isEqualTo("a|b");
    }
}
