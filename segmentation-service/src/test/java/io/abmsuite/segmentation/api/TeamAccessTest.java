package io.abmsuite.segmentation.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.OpenApiDocument.Operation;
import io.abmsuite.platform.testing.RoleTable;
import io.abmsuite.platform.testing.TeamTrial;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two teams in the worked example: A01 and A02 are of the north, A03 is of the south, the others have no team. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class TeamAccessTest {

    private ExampleLedger ledger;
    private String run;

    @BeforeEach
    void feed() {
        ledger = ExampleLedger.feed();
        ledger.team("A01", 2, "north");
        ledger.team("A02", 2, "north");
        ledger.team("A03", 2, "south");
        run = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
    }

    @Test
    void everyOperationKeepsTeamsApart() {
        String other =
                completed("{'policy': 'monthly', 'asOf': '2026-01-15', 'parameters': {'x_limit': 0.5, 'y_limit': 1}}");
        TeamTrial trial = new TeamTrial("segmentation", "south", "A03", this::named, (operation, example) -> example)
                .with("listMovedAccounts", "against", other);

        assertThat(trial.faults()).isEmpty();
    }

    private List<String> named(Operation operation) {
        if (operation.path().startsWith("/v1/classes/")) {
            return List.of(ledger.idOf("A01").toString(), "code:A01");
        }
        if (operation.path().contains("/explanations/")) {
            return List.of(run + "/" + ledger.idOf("A01"), run + "/code:A01");
        }
        return List.of(operation.path().endsWith("/cancel") ? UUID.randomUUID().toString() : run);
    }

    @Test
    void figuresAreThoseOfTheAccountsTheCallerSees() {
        of("south").get("/v1/ledger").then().statusCode(200).body("accounts", equalTo(1));
        of("north").get("/v1/ledger").then().body("accounts", equalTo(2)).body("currencies", contains("EUR"));
        of().get("/v1/ledger").then().body("sales", equalTo(0)).body("firstDay", nullValue());
        int all = reader().get("/v1/ledger").path("sales");
        int some = of("north").get("/v1/ledger").path("sales");
        assertThat(some).isPositive().isLessThan(all);

        of("north")
                .get("/v1/runs/" + run + "/matrix")
                .then()
                .statusCode(200)
                .body("accounts", equalTo(2))
                .body("positiveTotal.amount", equalTo("201000.0000"))
                .body("cells.find { it.cell == 'AX' }.share", equalTo("0.597015"))
                .body("cells.find { it.cell == 'CZ' }.accounts", equalTo(0));
        of("north")
                .get("/v1/runs/" + run + "/statistics")
                .then()
                .body("accounts", equalTo(2))
                .body("flags.find { it.name == 'MAJOR' }.total.amount", equalTo("201000.0000"));
        of("north")
                .get("/v1/runs/" + run + "/migration?against=" + run)
                .then()
                .statusCode(200)
                .body("accounts", equalTo(2))
                .body("abc.find { it.from == 'A' && it.to == 'A' }.totalNow.amount", equalTo("201000.0000"));
        of("north").get("/v1/runs/" + run).then().statusCode(200).body("counts", nullValue());
        of("north").get("/v1/runs").then().body("items[0].id", equalTo(run)).body("items[0].counts", nullValue());
        reader().get("/v1/runs/" + run).then().body("counts", notNullValue());
    }

    @Test
    void filtersAndExportsFindNothingOfOthers() {
        for (String list : List.of("/v1/classes", "/v1/runs/" + run + "/results")) {
            of("south")
                    .queryParam("filter", "accountCode = \"A01\" OR share > 0.2")
                    .get(list)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
            of("north")
                    .queryParam("orderBy", "share desc")
                    .get(list)
                    .then()
                    .body("items.accountCode", contains("A01", "A02"));
        }
        assertThat(of("north")
                        .accept("text/csv")
                        .get("/v1/runs/" + run + "/results")
                        .asString()
                        .lines()
                        .map(line -> line.split(",")[1]))
                .containsExactly("account_id", "A01", "A02");
    }

    @Test
    void accessFollowsTheEventThatMovesAnAccount() {
        of("south").get("/v1/classes/code:A01").then().statusCode(404);

        ledger.team("A01", 3, "south");

        of("south").get("/v1/classes/code:A01").then().statusCode(200);
        of("north").get("/v1/classes/code:A01").then().statusCode(404);
        of("south").get("/v1/classes").then().body("items.accountCode", containsInAnyOrder("A01", "A03"));
    }

    private static RequestSpecification of(String... teams) {
        return given().auth().oauth2(Tokens.ofTeams(List.of(teams), "anna", RoleTable.ROLES.toArray(String[]::new)));
    }
}
