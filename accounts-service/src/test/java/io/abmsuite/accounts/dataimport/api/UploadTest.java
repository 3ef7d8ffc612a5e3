package io.abmsuite.accounts.dataimport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.RawHttp;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a body before and while it is read as a file. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class UploadTest {

    private static final String HEADER = "sale_id,account_id,occurred_on,amount\n";

    @TestHTTPResource("/v1/imports?kind=accounts")
    URI address;

    private static final Path LOG = Path.of("target", "quarkus-test.log");

    private final String source = "src-" + UUID.randomUUID();
    private final String code = "U-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void unpacksGzip() throws IOException {
        JsonPath job =
                Imports.waitFor(gzip(zip(accounts(3))).statusCode(202).extract().path("id"));

        assertThat(job.getLong("rowsTotal")).isEqualTo(3);
        assertThat(job.getLong("rowsAccepted")).isEqualTo(3);
        assertThat(job.getLong("bytes")).isEqualTo(accounts(3).length);
    }

    @Test
    void refusesGzipThatIsNoneOrBreaksOffOrSwells() throws IOException {
        byte[] zipped = zip(accounts(200_000));
        byte[] zeros = zip(new byte[64 << 20]);

        gzip(accounts(3)).statusCode(400).body("code", equalTo("NOT_GZIP"));
        gzip(Arrays.copyOf(zipped, zipped.length / 2)).statusCode(400).body("code", equalTo("NOT_GZIP"));
        gzip(zeros).statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));

        assertNothingStays();
    }

    @Test
    void leavesNothingOfAnUploadThatBreaksOff() throws IOException {
        long before = chunks();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST " + address.getRawPath() + "?kind=accounts&source=" + source + " HTTP/1.1\r\nHost: test\r\n"
                                    + "Authorization: Bearer " + Tokens.of("accounts:write")
                                    + "\r\nContent-Type: text/csv\r\nContent-Length: 90000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(accounts(200_000));
            out.flush();
            await().atMost(Duration.ofSeconds(30)).until(() -> chunks() > before);
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(this::assertNothingStays);
    }

    @Test
    void endsAnUploadThatDrips() {
        String head = "POST /v1/imports?kind=accounts&source=" + source + " HTTP/1.1\r\nHost: test\r\n"
                + "X-Request-Id: " + source + "\r\nAuthorization: Bearer " + Tokens.of("accounts:write")
                + "\r\nContent-Type: text/csv\r\nContent-Length: 90000000\r\n\r\n";
        try (RawHttp drips = RawHttp.connect().send(head + "account_id,name\n")) {
            assertThat(drips.answer())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"code\":\"BODY_TOO_SLOW\"", "An upload brings 5 KiB within 5 s", "Connection: close");
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(this::assertNothingStays);
        // what the operation says of the broken upload goes nowhere, and nobody is called for it
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Files.readAllLines(LOG))
                        .noneMatch(line -> line.contains("\"level\":\"ERROR\"") && line.contains(source)));
    }

    @Test
    void keepsOneFileWhenAnUploadIsSentTwiceWithItsKey() {
        String first = sendWithKey().extract().path("id");
        String second = sendWithKey().extract().path("id");

        assertThat(second).isEqualTo(first);
        assertNothingStays();
    }

    @ParameterizedTest
    @CsvSource({"text/csv,br,415,UNSUPPORTED_MEDIA_TYPE", "application/zip,,415,UNSUPPORTED_MEDIA_TYPE"})
    void refusesWhatItDoesNotRead(String type, String encoding, int status, String problem) {
        var request = Imports.request("accounts", source).header("Content-Type", type);
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        request.body(accounts(1)).post("/v1/imports").then().statusCode(status).body("code", equalTo(problem));
    }

    @Test
    void neverTakesAnUnclearDryRunForAnImport() {
        Imports.request("accounts", source)
                .queryParam("dryRun", "yes")
                .contentType("text/csv")
                .body(accounts(1))
                .post("/v1/imports")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("query:dryRun"));
    }

    @Test
    void completesAFileWithoutRows() {
        JsonPath job = Imports.csv("sales", source, HEADER);

        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getLong("rowsTotal")).isZero();
        assertThat(job.getString("progress")).isEqualTo("1");
    }

    @Test
    void takesTheRowsBeforeAQuoteThatIsNeverClosed() {
        String file = "account_id,name\n" + code + "1,A\n" + code + "2,\"B\n" + code + "3,C\n";

        JsonPath job = Imports.csv("accounts", source, file);

        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(job.getLong("rowsRead")).isEqualTo(2);
        assertThat(Database.value("select name from account where code = ?", code + "2"))
                .isEqualTo("B\n" + code + "3,C");
    }

    @Test
    void failsAfterTheRowsBeforeOneThatIsTooLong() {
        String file = "account_id,name\n" + code + "1,A\n" + code + "2,\"" + "x".repeat(2 << 20);

        JsonPath job = Imports.csv("accounts", source, file);

        assertThat(job.getString("status")).isEqualTo("FAILED");
        assertThat(job.getString("problem.code")).isEqualTo("BAD_CSV");
        assertThat(job.getLong("rowsAccepted")).isEqualTo(1);
    }

    @Test
    void namesWhatItDoesNotKeepInsteadOfCuttingIt() {
        String columns = IntStream.range(0, 101).mapToObj(i -> ",c" + i).collect(Collectors.joining());
        String cells = ",v".repeat(101);

        JsonPath job =
                Imports.csv("accounts", source, "account_id,name,note\n" + code + ",A," + "x".repeat(1001) + "\n");
        JsonPath wide =
                Imports.csv("accounts", source, "account_id,name" + columns + "\n" + code + ",A" + cells + "\n");
        JsonPath wider = Imports.csv(
                "accounts",
                source,
                "account_id,name"
                        + IntStream.range(0, 199).mapToObj(i -> ",c" + i).collect(Collectors.joining()) + "\n");

        assertThat(Imports.errors(job)).contains("1,note,TOO_LONG");
        assertThat(Imports.errors(wide)).contains("1,,TOO_MANY_FIELDS");
        assertThat(wider.getString("problem.code")).isEqualTo("BAD_HEADER");
    }

    @Test
    void takesFromEachObjectOfNdjsonWhatItHas() {
        String lines = "{\"account_id\":\"" + code + "1\",\"name\":\"A\"}\n{\"account_id\":\"" + code
                + "2\",\"name\":\"B\",\"city\":\"Ulm\",\"vat\":\"1\"}\n{\"account_id\":\"" + code
                + "2\",\"name\":\"B\",\"country\":\"Germany\"}\n";

        JsonPath job = Imports.run("accounts", source, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));

        assertThat(job.getLong("rowsAccepted")).isEqualTo(3);
        assertThat(Database.query("select city, country, attributes ->> 'vat' from account where code = ?", code + "2"))
                .containsExactly(Arrays.asList("Ulm", "Germany", "1"));
    }

    private ValidatableResponse gzip(byte[] body) {
        return Imports.request("accounts", source)
                .contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(body)
                .post("/v1/imports")
                .then();
    }

    private ValidatableResponse sendWithKey() {
        return Imports.request("accounts", source)
                .contentType("text/csv")
                .header("Idempotency-Key", source)
                .body(accounts(1))
                .post("/v1/imports")
                .then()
                .statusCode(202);
    }

    private byte[] accounts(int count) {
        return ("account_id,name\n"
                        + IntStream.range(0, count)
                                .mapToObj(i -> code + i + ",Account " + i * 31 % 1009 + "\n")
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(byte[] body) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(body);
        }
        return zipped.toByteArray();
    }

    private static long chunks() {
        return (Long) Database.value("select count(*) from import_chunk");
    }

    private void assertNothingStays() {
        assertThat(
                        Database.query(
                                "select 1 from import_chunk k where not exists (select 1 from data_import i where i.id = k.import_id)"))
                .isEmpty();
    }
}
