package io.abmsuite.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.RawHttp;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input nobody should send: refused with a word about it, at no cost, while others are answered. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class BadInputTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String GET = "GET /v1/probes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'x','name':'y','day':'2026-01-31'}",
                "{'name':'x','day':'2026-01-31'} {}",
                "{'name':'\\ud8'}",
                "{'name':NaN,'day':'2026-01-31'}",
                "'name'x",
                "\u0000\u0000"
            })
    void refusesWhatIsNotJson(String body) {
        writer().body(body.replace('\'', '"').getBytes(StandardCharsets.ISO_8859_1))
                .post("/v1/probes")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("MALFORMED_JSON"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'a\\u0000b','day':'2026-01-31'}",
                "{'name':'\\ud800','day':'2026-01-31'}",
                "{'name':1e999999999,'day':'2026-01-31'}",
                "{'name':'x','day':'+999999999-12-31'}",
                "{'name':'x','day':'2026-02-30'}",
                "{'name':'x','day':1}"
            })
    void refusesValuesNoFieldCanHold(String body) {
        writer().body(body.replace('\'', '"'))
                .post("/v1/probes")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors.pointer", contains(body.contains("'name':'x'") ? "/day" : "/name"));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] body = "{\"name\":\"\u00e4\",\"day\":\"2026-01-31\"}".getBytes(StandardCharsets.ISO_8859_1);

        writer().body(body).post("/v1/probes").then().statusCode(400).body("code", equalTo("MALFORMED_JSON"));
    }

    @Test
    void refusesDeepAndWideBodiesAndKeepsItsMemory() {
        String deep = post("{\"name\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        String wide = post("{\"name\":\"x\",\"day\":\"2026-01-31\",\"a\":[" + "0,".repeat(2_000_000) + "0]}");
        long before = usedMemory();

        for (int i = 0; i < 10; i++) {
            assertThat(RawHttp.exchange(deep)).startsWith("HTTP/1.1 400 ").contains("\"code\":\"MALFORMED_JSON\"");
            assertThat(RawHttp.exchange(wide)).startsWith("HTTP/1.1 400 ").contains("\"code\":\"MALFORMED_JSON\"");
        }

        assertThat(usedMemory() - before).isLessThan(64L << 20);
    }

    private static String post(String body) {
        return "POST /v1/probes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + Tokens.as("prober", "probes:write") + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void refusesACompressedBodyUnread() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }

        writer().header("Content-Encoding", "gzip")
                .body(bomb.toByteArray())
                .post("/v1/probes")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "application/xml",
                "text/csv",
                "application/octet-stream",
                "json",
                "*/*",
                ";;;"
            })
    void refusesMediaTypesItDoesNotRead(String type) {
        String answer = RawHttp.exchange(post("--x--").replace("application/json", type));

        assertThat(answer).startsWith("HTTP/1.1 415 ").contains(PROBLEM, "\"code\":\"UNSUPPORTED_MEDIA_TYPE\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/probes/../probes",
                "/v1/%2e%2E/q/metrics",
                "/v1/probes/%00",
                "/v1/probes?cursor=%00",
                "/v1/./probes"
            })
    void refusesTricksOfAddresses(String address) {
        String answer = RawHttp.exchange(GET.replace("/v1/probes", address) + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains(PROBLEM, "\"code\":\"BAD_REQUEST\"");
    }

    @Test
    void refusesLongLinesAndManyHeadersWithAWordAndMuchMoreWithout() {
        String line = "?cursor=" + "x".repeat(9_000);
        assertThat(RawHttp.exchange(GET.replace("/v1/probes", "/v1/probes" + line) + "\r\n"))
                .startsWith("HTTP/1.1 414 ")
                .contains(PROBLEM, "\"code\":\"URI_TOO_LONG\"");
        assertThat(RawHttp.exchange(GET + "X-Much: " + "x".repeat(17_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains(PROBLEM, "\"code\":\"HEADERS_TOO_LARGE\"");
        // so much is cut off while it is sent: the status may get lost with the rest of what was sent
        assertThat(RawHttp.exchange(GET.replace("/v1/probes", "/v1/" + "x".repeat(1 << 20)) + "\r\n"))
                .matches("(?s)|HTTP/1.[01] 414 .*");
        assertThat(RawHttp.exchange(GET + "X-Much: " + "x".repeat(1 << 20) + "\r\n\r\n"))
                .matches("(?s)|HTTP/1.[01] 431 .*");
        reader().get("/v1/probes").then().statusCode(200);
    }

    @Test
    void endsABodyThatDripsAndAnswersOthersMeanwhile() {
        String head = "POST /v1/probes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Tokens.as("prober", "probes:write")
                + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
        List<RawHttp> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            slow.add(RawHttp.connect().send(i % 2 == 0 ? head : "GET /v1/probes HTTP/1.1\r\nX-Slow"));
        }

        reader().get("/v1/probes").then().statusCode(200);

        assertThat(slow.get(0).answer())
                .startsWith("HTTP/1.1 408 ")
                .contains(PROBLEM, "\"code\":\"BODY_TOO_SLOW\"", "Connection: close");
        slow.forEach(RawHttp::close);
        reader().get("/v1/probes").then().statusCode(200);
    }

    @Test
    void refusesWhatIsNotHttp() {
        assertThat(RawHttp.exchange(GET.replace("/v1/probes", "/v1/probes/%zz") + "\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(RawHttp.exchange("\u0016\u0003\u0001 not http\r\n\r\n")).matches("(?s)HTTP/1.[01] 400 .*");
        assertThat(RawHttp.exchange("POST /v1/probes HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n"))
                .matches("(?s)HTTP/1.[01] 400 .*");
        assertThat(RawHttp.exchange("POST /v1/probes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"))
                .matches("(?s)HTTP/1.[01] 4\\d\\d .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "FOO"})
    void answersUnknownMethodsWithAProblem(String method) {
        String answer = RawHttp.exchange(GET.replace("GET", method) + "Authorization: Bearer "
                + Tokens.as("prober", "probes:read") + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains(PROBLEM, "\"code\":\"METHOD_NOT_ALLOWED\"");
    }

    @Test
    void answersHeadAsGetWithoutABody() {
        reader().head("/v1/probes").then().statusCode(200).body(emptyString());
        reader().options("/v1/probes").then().statusCode(anyOf(equalTo(200), equalTo(204)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/probes", "/v1/nothing", "/v1/probes/%00", "/q/health", "/q/metrics", "/openapi", "/docs/"})
    void tellsBrowsersToTrustNoAnswer(String address) {
        reader().urlEncodingEnabled(false)
                .get(address)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Cache-Control", address.startsWith("/v1") ? equalTo("no-store") : anything());
        given().get(address).then().header("X-Content-Type-Options", "nosniff");
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static RequestSpecification reader() {
        return given().auth().oauth2(Tokens.as("prober", "probes:read"));
    }

    private static RequestSpecification writer() {
        return given().auth().oauth2(Tokens.as("prober", "probes:write")).contentType(ContentType.JSON);
    }
}
