package io.abmsuite.segmentation.comparison.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ComparisonResourceTest {

    private String former;
    private String latter;

    @BeforeEach
    void feed() {
        ExampleLedger.feed();
        former = completed("{'policy': 'monthly', 'asOf': '2024-12-31'}");
        latter = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
    }

    /** The migration table of the specification. */
    @Test
    void showsHowClassesMoved() {
        var answer = reader().get(migration(latter, former)).then().statusCode(200);

        answer.body("accounts", equalTo(14))
                .body("differences", empty())
                .body("abc", hasSize(16))
                .body("abc.accounts", contains(2, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 2, 1, 4, 1))
                .body("abc.find { it.from == 'A' && it.to == 'B' }.totalNow.amount", equalTo("15600.0000"))
                .body("xyz", hasSize(16));
        List<Integer> cells = answer.extract().path("cells.accounts");
        assertThat(cells.stream().mapToInt(Integer::intValue).sum()).isEqualTo(14);
    }

    @Test
    void listsTheAccountsThatMoved() {
        int moved = reader().get(migration(latter, former)).path("moved");
        List<String> codes = new ArrayList<>();
        String cursor = "";
        do {
            var page = reader().get(accounts(latter, former) + "&orderBy=change&limit=4" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            codes.addAll(page.path("items.accountCode"));
            cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
        } while (cursor != null);

        assertThat(codes)
                .hasSize(moved)
                .doesNotHaveDuplicates()
                .contains("A07", "A13")
                .doesNotContain("A01");
        reader().queryParam("filter", "fromAbc = \"A\" AND change < 0")
                .get(accounts(latter, former))
                .then()
                .body("items.accountCode", contains("A07"))
                .body("items[0].from", equalTo("AX"))
                .body("items[0].to", equalTo("BY"))
                .body("items[0].totalNow.amount", equalTo("15600.0000"));
        String csv = reader().accept("text/csv").get(accounts(latter, former)).asString();
        assertThat(csv.lines()).hasSize(moved + 1);
    }

    @Test
    void tellsTheParametersThatDiffer() {
        String whatIf = completed(
                "{'policy': 'monthly', 'asOf': '2026-01-15', 'parameters': {'x_limit': 0.1, 'y_limit': 0.25}}");

        reader().get(migration(whatIf, latter))
                .then()
                .statusCode(200)
                .body("differences.parameter", contains("x_limit", "y_limit"))
                .body("differences.before", contains("0.25", "0.5"))
                .body("moved", equalTo(2))
                .body("cells.find { it.from == 'AY' }.to", equalTo("AZ"));
    }

    @Test
    void refusesRunsWhoseClassesMeanAnotherThing() {
        String quarters = completed("{'policy': 'standard', 'asOf': '2026-01-15'}");

        for (String address : List.of(migration(latter, quarters), accounts(latter, quarters))) {
            reader().get(address)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("RUNS_NOT_COMPARABLE"))
                    .body("errors.code", contains("DIFFERENT_GRANULARITY", "DIFFERENT_PERIODS"));
        }
        reader().accept("text/csv").get(accounts(latter, quarters)).then().statusCode(422);
    }

    @Test
    void refusesWhatIsNoRunAndWhatIsNoFilter() {
        reader().get("/v1/runs/" + latter + "/migration")
                .then()
                .statusCode(400)
                .body("errors.code", contains("REQUIRED"));
        reader().get(migration(latter, UUID.randomUUID().toString())).then().statusCode(404);
        for (String form : List.of("application/json", "text/csv")) {
            reader().accept(form)
                    .get(accounts(latter, former) + "&filter=nonsense")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private static String migration(String run, String against) {
        return "/v1/runs/" + run + "/migration?against=" + against;
    }

    private static String accounts(String run, String against) {
        return "/v1/runs/" + run + "/migration/accounts?against=" + against;
    }
}
