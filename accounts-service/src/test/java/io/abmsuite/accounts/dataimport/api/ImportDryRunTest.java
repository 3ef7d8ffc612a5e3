package io.abmsuite.accounts.dataimport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A dry run tells what the import would do, to the row, and does nothing of it. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ImportDryRunTest {

    private static final List<String> COUNTS =
            List.of("status", "rowsTotal", "rowsRead", "rowsAccepted", "rowsChanged", "rowsRejected", "rowsAside");

    private final String source = "src-" + UUID.randomUUID();
    private final String code = "D-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void findsForAccountsWhatTheImportFindsAndChangesNothing() {
        Imports.csv(
                "accounts",
                source,
                "account_id,name,city,parent_account_id\n" + code + "a,A,Essen,\n" + code + "b,B,Bonn," + code + "a\n");
        Imports.csv("accounts", source + "2", "account_id,name\nother" + code + ",Of another source\n");
        Database.update("update account_external_id set external_id = ? where source = ?", "X" + code, source + "2");
        String file = "account_id,name,city,employees,key_status,parent_account_id\n"
                + code + "a,A,Essen,,,\n" // as it is
                + code + "b,B,Berlin,,," + code + "a\n" // changed
                + code + "c,C,,,KEY," + code + "d\n"
                + code + "d,D,,,," + code + "e\n"
                + code + "e,E,,,," + code + "c\n"
                + code + "h,H,,,," + code + "i\n"
                + code + "i,I,,,," + code + "h\n" // closes a cycle
                + code + "f,F,,many,,\n"
                + "X" + code + ",Ambiguous,,,,\n"
                + manyAccounts()
                + code + "c,C,,,NONE,\n" // not the key status of the row before
                + code + "d,Dee,,,,\n" // the later row wins: no parent
                + code + "g,G,,,,nobody" + code + "\n";
        Object before = state();

        JsonPath dry = Imports.dryRun("accounts", source, file);
        Object after = state();
        JsonPath live = Imports.csv("accounts", source, file);

        assertThat(dry.getBoolean("dryRun")).isTrue();
        assertThat(after).isEqualTo(before);
        assertSame(dry, live);
        assertThat(Imports.errors(live).lines().count()).isEqualTo(1 + 5);
        assertThat(Database.query("select 1 from import_change where import_id = cast(? as uuid)", dry.getString("id")))
                .isEmpty();
        assertThat(Database.query(
                        "select 1 from publication_position where tracking_id = cast(? as uuid)", dry.getString("id")))
                .isEmpty();
    }

    @Test
    void findsForContactsWhatTheImportFindsAndChangesNothing() {
        Imports.csv("accounts", source, "account_id,name\n" + code + ",A\n");
        Imports.csv("contacts", source, "contact_id,account_id,full_name\n1," + code + ",Ann\n2," + code + ",Bob\n");
        String file = "contact_id,account_id,full_name\n1," + code + ",Ann\n2," + code + ",Robert\n3," + code
                + ",Carl\n3," + code + ",Carla\n4,nobody,Dora\n";

        JsonPath dry = Imports.dryRun("contacts", source, file);
        Object names = Database.query("select full_name from contact where source = ? order by external_id", source);
        JsonPath live = Imports.csv("contacts", source, file);

        assertThat(names).isEqualTo(List.of(List.of("Ann"), List.of("Bob")));
        assertSame(dry, live);
        assertThat(live.getLong("rowsChanged")).isEqualTo(2);
    }

    @Test
    void findsForSalesWhatTheImportFindsAndPublishesNothing() {
        Imports.csv("accounts", source, "account_id,name\n" + code + ",A\n");
        String id =
                Database.value("select id from account where code = ?", code).toString();
        String file = "sale_id,account_id,occurred_on,amount\n1," + code + ",2025-07-04,1\n2," + code
                + ",2025-07-04,1\n2," + code + ",2025-07-04,2\n3,nobody,2025-07-04,1\n4," + code + ",2025-07-04,x\n5,"
                + code + ",2999-01-01,1\n1,other,2025-07-04,1\n";

        JsonPath dry = Imports.dryRun("sales", source, file);
        Object aside = Database.value("select count(*) from sale_aside where source = ?", source);
        Object sold = Database.value("select sold from account where code = ?", code);
        try (EventProbe probe = EventProbe.on("abm.sales")) {
            assertThat(probe.of(id)).isEmpty();
        }
        JsonPath live = Imports.csv("sales", source, file);

        assertThat(aside).isEqualTo(0L);
        assertThat(sold).isEqualTo(false);
        assertSame(dry, live);
        assertThat(live.getLong("rowsAside")).isEqualTo(1);
        assertThat(Database.value("select sold from account where code = ?", code))
                .isEqualTo(true);
    }

    @Test
    void beginsAgainWhenItsWorkerDied() {
        String file = "account_id,name\n"
                + IntStream.range(0, 8000).mapToObj(i -> code + i + ",A\n").collect(Collectors.joining());
        String id = Imports.startDry("accounts", source, file);

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        (Long) Database.value("select rows_read from data_import where id = cast(? as uuid)", id) > 0);
        Database.update(
                "update data_import set claim_token = gen_random_uuid(), claimed_until = now() where id = cast(? as uuid) and status = 'RUNNING'",
                id);

        JsonPath dry = Imports.waitFor(id);
        assertThat(dry.getString("status")).isEqualTo("COMPLETED");
        assertThat(dry.getLong("rowsRead")).isEqualTo(8000);
        assertThat(dry.getLong("rowsAccepted")).isEqualTo(8000);
        assertThat(dry.getLong("rowsChanged")).isZero();
    }

    private static void assertSame(JsonPath dry, JsonPath live) {
        assertThat(COUNTS.stream().map(dry::getString))
                .containsExactlyElementsOf(COUNTS.stream().map(live::getString).toList());
        assertThat(Imports.errors(dry)).isEqualTo(Imports.errors(live));
    }

    private Object state() {
        return Database.query(
                "select code, name, city, parent_id, key_status, version from account where code like ? order by code",
                code + "%");
    }

    private String manyAccounts() {
        return IntStream.range(0, 2200)
                .mapToObj(i -> code + "-" + i + ",Many,,,,\n")
                .collect(Collectors.joining());
    }
}
