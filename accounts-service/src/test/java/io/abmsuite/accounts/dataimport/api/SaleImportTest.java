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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class SaleImportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HEADER = "sale_id,account_id,occurred_on,amount\n";

    private final String source = "src-" + UUID.randomUUID();
    private final String code = "S-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void handsSalesToTheLedgerWithTheirAccount() {
        String id = account();

        JsonPath job = Imports.csv(
                "sales",
                source,
                "sale_id,account_id,occurred_on,amount,currency,quantity,colour\n1," + code
                        + ",2025-07-04,168.0000,USD,12,red\n");

        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getList("ignoredColumns")).isEqualTo(List.of("colour"));
        assertThat(job.getString("position")).contains("abm.sales/");
        try (EventProbe probe = EventProbe.on("abm.sales")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.of(id)).hasSize(1));
            String payload = probe.of(id).get(0).payload();
            ContractExamples.assertValid("abm.sales", "SaleV1", payload);
            assertThat(payload)
                    .contains("\"amount\":\"168.0000\"", "\"currency\":\"USD\"", "\"accountCode\":\"" + code + "\"");
        }
    }

    @Test
    void sendsTheSameEventWhenTheSameFileComesAgain() {
        String id = account();
        String file = HEADER + "1," + code + ",2025-07-04,1.5\n";

        Imports.csv("sales", source, file);
        JsonPath again = Imports.csv("sales", source, file);

        assertThat(again.getLong("rowsChanged")).isZero();
        try (EventProbe probe = EventProbe.on("abm.sales")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.of(id)).hasSize(2));
            assertThat(probe.of(id).get(0).id()).isEqualTo(probe.of(id).get(1).id());
        }
    }

    @Test
    void keepsSalesOfUnknownAccountsUntilTheyAppear() {
        JsonPath job = Imports.csv(
                "sales",
                source,
                HEADER + "1," + code + ",2025-07-04,123456789012345.6789\n2," + code + ",2025-07-05,20\n");
        assertThat(job.getLong("rowsAside")).isEqualTo(2);
        assertThat(job.getLong("rowsAccepted")).isZero();

        String id = account();

        try (EventProbe probe = EventProbe.on("abm.sales")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.of(id)).hasSize(2));
            assertThat(probe.payloads(id)).anyMatch(sale -> sale.contains("\"amount\":\"123456789012345.6789\""));
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Database.value("select count(*) from sale_aside where source = ?", source))
                                .isEqualTo(0L));
    }

    @Test
    void takesTheLaterRowOfASaleAsAChangeAndAnotherAccountAsAFault() {
        account();

        JsonPath job = Imports.csv(
                "sales",
                source,
                HEADER + "1," + code + ",2025-07-04,10\n1," + code + ",2025-07-04,11\n1," + code
                        + ",2025-07-04,11\n1,OTHER,2025-07-04,11\n");

        assertThat(job.getLong("rowsAccepted")).isEqualTo(3);
        assertThat(job.getLong("rowsChanged")).isEqualTo(1);
        assertThat(Imports.errors(job)).contains("4,account_id,ACCOUNT_CHANGED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount|1e3|INVALID_AMOUNT",
                "amount|NaN|INVALID_AMOUNT",
                "amount|\"1,5\"|INVALID_AMOUNT",
                "amount|.5|INVALID_AMOUNT",
                "amount|1.|INVALID_AMOUNT",
                "amount|1.00001|INVALID_AMOUNT",
                "amount|920000000000001|INVALID_AMOUNT",
                "amount||REQUIRED",
                "occurred_on|2025-02-30|INVALID_DATE",
                "occurred_on|04.07.2025|INVALID_DATE",
                "occurred_on|2999-01-01|DATE_IN_FUTURE",
                "occurred_on||REQUIRED"
            })
    void namesRowColumnAndReasonOfAWrongCell(String column, String value, String code) {
        String amount = column.equals("amount") ? value == null ? "" : value : "1";
        String date = column.equals("occurred_on") ? value == null ? "" : value : "2025-07-04";

        JsonPath job = Imports.csv(
                "sales", source, HEADER + "ok,unknown,2025-07-04,1\n1,unknown," + date + "," + amount + "\n");

        assertThat(job.getString("status")).isEqualTo("COMPLETED_WITH_ERRORS");
        assertThat(job.getLong("rowsAside")).isEqualTo(1);
        assertThat(job.getLong("rowsRejected")).isEqualTo(1);
        assertThat(Imports.errors(job).lines().skip(1)).allMatch(line -> line.startsWith("2," + column + "," + code));
    }

    @ParameterizedTest
    @CsvSource({"'',EMPTY_FILE", "'sale_id,account_id,amount\n',MISSING_COLUMN", "'a,a\n1,2\n',BAD_HEADER"})
    void failsAFileItCannotReadAsAWhole(String file, String code) {
        JsonPath job = Imports.csv("sales", source, file);

        assertThat(job.getString("status")).isEqualTo("FAILED");
        assertThat(job.getString("problem.code")).isEqualTo(code);
    }

    @Test
    void failsAFileInAnotherEncoding() {
        byte[] latin1 = (HEADER + "1,Müller,2025-07-04,1\n").getBytes(StandardCharsets.ISO_8859_1);

        JsonPath job = Imports.run("sales", source, "text/csv", latin1);

        assertThat(job.getString("status")).isEqualTo("FAILED");
        assertThat(job.getString("problem.code")).isEqualTo("NOT_UTF8");
    }

    @Test
    void goesOnAfterTheLastCommittedRowWhenAWorkerDied() {
        String id = account();
        String rows = IntStream.range(0, 5000)
                .mapToObj(i -> i + "," + code + ",2025-07-04,1\n")
                .collect(Collectors.joining());
        String job = Imports.start("sales", source, "text/csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8))
                .statusCode(202)
                .extract()
                .path("id");

        await().atMost(PATIENCE)
                .until(() ->
                        ((Number) Database.value("select rows_read from data_import where id = cast(? as uuid)", job))
                                        .longValue()
                                > 0);
        Database.update(
                "update data_import set claim_token = gen_random_uuid(), claimed_until = now() where id = cast(? as uuid) and status = 'RUNNING'",
                job);

        JsonPath done = Imports.waitFor(job);
        assertThat(done.getString("status")).isEqualTo("COMPLETED");
        assertThat(done.getLong("rowsRead")).isEqualTo(5000);
        assertThat(done.getLong("rowsAccepted")).isEqualTo(5000);
        try (EventProbe probe = EventProbe.on("abm.sales")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(probe.of(id).stream()
                                    .map(EventProbe.Seen::id)
                                    .distinct())
                            .hasSize(5000));
        }
    }

    @Test
    void asksForTheRoleOfTheKind() {
        given().contentType("text/csv")
                .queryParam("kind", "sales")
                .body(HEADER)
                .post("/v1/imports")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .contentType("text/csv")
                .queryParam("kind", "sales")
                .body(HEADER)
                .post("/v1/imports")
                .then()
                .statusCode(403);
        Imports.start("dreams", source, "text/csv", new byte[0]).statusCode(400);
        Imports.start("sales", source, "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .statusCode(415);
        given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .get("/v1/imports/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("IMPORT_NOT_FOUND"));
    }

    private String account() {
        return given().auth()
                .oauth2(Tokens.of("accounts:write"))
                .contentType("application/json")
                .body("{\"code\":\"" + code + "\",\"name\":\"Buyer\"}")
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
