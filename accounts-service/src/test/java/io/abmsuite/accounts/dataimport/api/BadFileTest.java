package io.abmsuite.accounts.dataimport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files nobody should send: they end in a word about what is wrong, never in a job that fails again and again. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class BadFileTest {

    private final String source = "bad-" + UUID.randomUUID();

    @Test
    void refusesACompressedFileThatSwells() throws IOException {
        byte[] bomb = zeros(256 << 20);

        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("accounts:write"))
                .header("Content-Encoding", "gzip")
                .contentType("text/csv")
                .body(bomb)
                .post("/v1/imports?kind=accounts")
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
        JsonPath unannounced = Imports.run("accounts", source, "text/csv", bomb);
        assertThat(unannounced.getString("status")).isEqualTo("FAILED");
        assertThat(unannounced.getString("problem.code")).isIn("NOT_UTF8", "BAD_HEADER", "LINE_TOO_LONG");
    }

    @Test
    void tellsOfEachRowThatNoDatabaseCanHold() {
        String file = "account_id,name,my_column,employees\nB1" + source + ",a\0b,x,1\nB2" + source + ",b,x\0y,1\nB3"
                + source + ",c,z,99999999999999999999\nB4" + source + ",d,e,5\n";

        JsonPath job = Imports.csv("accounts", source, file);

        assertThat(job.getString("status")).isEqualTo("COMPLETED_WITH_ERRORS");
        assertThat(job.getLong("rowsAccepted")).isEqualTo(1);
        assertThat(Imports.errors(job)).contains("1,name,INVALID_VALUE", "2,my_column,INVALID_VALUE", "3,employees,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "0000-01-01", "2026-02-30", "' or 1=1 --"})
    void tellsOfDaysThatAreNone(String day) {
        String file = "sale_id,account_id,occurred_on,amount\nS1," + source + "," + day + ",5\n";

        JsonPath job = Imports.csv("sales", source, file);

        assertThat(job.getString("status")).isEqualTo("COMPLETED_WITH_ERRORS");
        assertThat(Imports.errors(job)).contains("1,occurred_on,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\0", "\"", "account_id,account_id,name\n", "name\nx\n"})
    void tellsWhyItReadsNothing(String file) {
        JsonPath job = Imports.run("accounts", source, "text/csv", file.getBytes(StandardCharsets.UTF_8));

        assertThat(job.getString("status")).isEqualTo("FAILED");
        assertThat(job.getString("problem.code")).isIn("EMPTY_FILE", "BAD_HEADER", "MISSING_COLUMN", "BAD_CSV");
    }

    private static byte[] zeros(int length) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(compressed)) {
            byte[] chunk = new byte[1 << 20];
            for (int written = 0; written < length; written += chunk.length) {
                zip.write(chunk);
            }
        }
        return compressed.toByteArray();
    }
}
