package io.abmsuite.accounts.dataimport.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Imports run side by side where that gives what one after the other gives. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ImportQueueTest {

    private final String source = "src-" + UUID.randomUUID();
    private final String code = "Q-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void letsImportsOfASourceWaitForThoseTheyDependOnAndNoOthers() {
        String running = running();
        String accounts = start("accounts", source, "account_id,name\n" + code + ",Second\n");
        String contacts = start("contacts", source, "contact_id,account_id,full_name\n1," + code + ",Ann\n");
        String sales = start("sales", source, "sale_id,account_id,occurred_on,amount\n1," + code + ",2025-07-04,1\n");

        JsonPath other = Imports.csv("accounts", source + "2", "account_id,name\n" + code + "2,Other source\n");

        assertThat(other.getString("status")).isEqualTo("COMPLETED");
        assertThat(statusOf(contacts)).isEqualTo("QUEUED");
        assertThat(statusOf(accounts)).isEqualTo("QUEUED");
        assertThat(statusOf(sales)).isEqualTo("QUEUED");

        Database.update("update data_import set status = 'FAILED' where id = cast(? as uuid)", running);

        assertThat(Imports.waitFor(accounts).getString("status")).isEqualTo("COMPLETED");
        assertThat(Imports.waitFor(contacts).getLong("rowsAccepted")).isEqualTo(1);
        JsonPath sold = Imports.waitFor(sales);
        assertThat(sold.getLong("rowsAccepted")).isEqualTo(1);
        assertThat(sold.getLong("rowsAside")).isZero();
    }

    @Test
    void takesTheSameAccountsFromTwoSourcesAtOnce() {
        String file = "account_id,name\n"
                + IntStream.range(0, 3000)
                        .mapToObj(i -> code + i + ",A" + i + "\n")
                        .collect(Collectors.joining());

        String one = start("accounts", source, file);
        String two = start("accounts", source + "2", file);

        assertThat(Imports.waitFor(one).getLong("rowsAccepted")).isEqualTo(3000);
        assertThat(Imports.waitFor(two).getLong("rowsAccepted")).isEqualTo(3000);
        assertThat(Database.value("select count(*) from account where code like ?", code + "%"))
                .isEqualTo(3000L);
        assertThat(Database.value(
                        "select count(*) from account_external_id where external_id like ? and source like ?",
                        code + "%",
                        source + "%"))
                .isEqualTo(6000L);
    }

    @Test
    void tellsHowFarItIsAndWhenItWillBeDone() {
        String id = running();
        Database.update("""
                update data_import set rows_total = 400, rows_read = 100, claimed_at = now() - interval '10 seconds',
                    progress_at = now() where id = cast(? as uuid)""", id);

        JsonPath job = Imports.waitFor(id, 1);

        assertThat(job.getString("progress")).isEqualTo("0.25");
        assertThat(job.getLong("rowsPerSecond")).isEqualTo(10);
        assertThat(Database.value(
                        "select round(extract(epoch from ?::timestamptz - progress_at))::int from data_import where id = cast(? as uuid)",
                        job.getString("estimatedCompletionAt"),
                        id))
                .isEqualTo(30);
        Database.update("update data_import set status = 'FAILED' where id = cast(? as uuid)", id);
    }

    /** An import of accounts somebody else is working on. */
    private String running() {
        String id = UUID.randomUUID().toString();
        Database.update("""
                insert into data_import (id, kind, source, format, status, bytes, claim_token, claimed_until, created_by,
                    created_at) values (cast(? as uuid), 'accounts', ?, 'CSV', 'RUNNING', 1, gen_random_uuid(),
                    now() + interval '1 hour', 'somebody', now())""", id, source);
        return id;
    }

    private static String start(String kind, String source, String file) {
        return Imports.start(kind, source, "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String statusOf(String id) {
        return Imports.waitFor(id, 0).getString("status");
    }
}
