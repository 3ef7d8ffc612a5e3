package io.abmsuite.segmentation.run.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class RunResultResourceTest {

    private String run;

    @BeforeEach
    void feed() {
        ExampleLedger.feed();
        run = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
    }

    @Test
    void theCsvEqualsTheWorkedExample() {
        List<String> lines = csv().lines().skip(1).toList();

        assertThat(lines.stream().map(RunResultResourceTest::comparable))
                .containsExactlyElementsOf(ExampleLedger.expected().stream()
                        .map(RunResultResourceTest::comparable)
                        .toList());
        assertThat(lines.get(0)).startsWith("1,A01,120000.0000,0.300000,");
    }

    @Test
    void theHashIsThatOfTheCsv() throws Exception {
        byte[] csv = csv().getBytes(StandardCharsets.UTF_8);

        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(csv));

        reader().get("/v1/runs/" + run).then().body("outputHash", equalTo(hash));
    }

    @Test
    void pagesThroughTheResults() {
        List<String> codes = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            var answer = reader().get("/v1/runs/" + run + "/results?limit=5" + cursor)
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .extract();
            codes.addAll(answer.path("items.accountCode"));
            cursor = "&cursor=" + answer.path("nextCursor");
        }

        assertThat(cursor).isEqualTo("&cursor=null");
        assertThat(codes)
                .containsExactly(
                        "A01", "A02", "A04", "A03", "A05", "A06", "A07", "A08", "A09", "A12", "A11", "A10", "A13",
                        "A14");
    }

    @Test
    void showsTheFiguresOfAnAccount() {
        reader().get("/v1/runs/" + run + "/results?limit=2")
                .then()
                .statusCode(200)
                .body("items[1].rank", equalTo(2))
                .body("items[1].total.amount", equalTo("81000.0000"))
                .body("items[1].total.currency", equalTo("EUR"))
                .body("items[1].share", equalTo("0.202500"))
                .body("items[1].nObs", equalTo(12))
                .body("items[1].cell", equalTo("AY"))
                .body("items[1].cvSeasonal", nullValue())
                .body("items[1].demandPattern", equalTo("smooth"))
                .body("items[1].medianGapDays", equalTo("31.0"))
                .body("items[1].flags", contains("DETRENDED_BETTER", "DOMINANT", "MAJOR"));
    }

    @Test
    void aCursorOfAnotherRunIsRefused() {
        String other = completed("{'policy': 'classic', 'asOf': '2026-01-15'}");
        String cursor = reader().get("/v1/runs/" + run + "/results?limit=5").path("nextCursor");

        reader().get("/v1/runs/" + other + "/results?limit=5&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CURSOR"));
    }

    @Test
    void showsTheMatrix() {
        reader().get("/v1/runs/" + run + "/matrix")
                .then()
                .statusCode(200)
                .body("accounts", equalTo(14))
                .body("positiveTotal.amount", equalTo("400000.0000"))
                .body("cells.accounts", contains(1, 1, 2, 0, 1, 1, 1, 0, 1, 0, 3, 1, 0, 0, 0, 2))
                .body("cells.find { it.cell == 'AZ' }.share", equalTo("0.297500"))
                .body("cells.find { it.cell == 'AX' }.strategy.cadenceDays", equalTo(7))
                .body("cells.find { it.cell == 'AX' }.strategy.text", startsWith("protect: named manager"))
                .body("cells.find { it.cell == '--' }.strategy", nullValue());
    }

    @Test
    void showsTheParetoCurve() {
        reader().get("/v1/runs/" + run + "/pareto")
                .then()
                .statusCode(200)
                .body("points", hasSize(12))
                .body("points[3].accounts", equalTo(4))
                .body("points[3].rank", equalTo(4))
                .body("points[3].accountShare", equalTo("0.333333"))
                .body("points[3].cumShare", equalTo("0.800000"))
                .body("points[3].abcClass", equalTo("A"));
    }

    @Test
    void showsTheConcentration() {
        reader().get("/v1/runs/" + run + "/concentration")
                .then()
                .statusCode(200)
                .body("top1Share", equalTo("0.300000"))
                .body("hhi", equalTo("0.184674"))
                .body("effectiveAccounts", equalTo("5.414933"))
                .body("gini", equalTo("0.493400"))
                .body("majorAccounts", equalTo(4))
                .body("majorShare", equalTo("0.800000"))
                .body("band", equalTo("MONO_DEPENDENCE"))
                .body("major.accountCode", contains("A01", "A02", "A04", "A03"))
                .body("dominant.accountCode", contains("A01", "A02"));
    }

    @Test
    void aRunThatIsNotCompletedHasNoResults() {
        UUID queued = UUID.randomUUID();
        Database.update("""
                insert into run (id, policy, policy_version, parameters, what_if, publish, as_of, status, created_by)
                select ?, name, version, parameters, false, false, date '2026-01-15', 'CANCELLED', 'test'
                from policy where name = 'standard' and version = 1
                """, queued);

        for (String part : List.of("results", "matrix", "pareto", "concentration")) {
            reader().get("/v1/runs/" + queued + "/" + part)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("RUN_NOT_COMPLETED"))
                    .body("context.state", equalTo("CANCELLED"));
        }
        reader().accept("text/csv")
                .get("/v1/runs/" + queued + "/results")
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
    }

    private String csv() {
        return reader().accept("text/csv")
                .get("/v1/runs/" + run + "/results")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
    }

    /** Numbers are compared as numbers, texts exactly. */
    private static List<String> comparable(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            boolean number = cell.matches("-?\\d+(\\.\\d+)?");
            cells.add(number ? new BigDecimal(cell).stripTrailingZeros().toPlainString() : cell);
        }
        return cells;
    }
}
