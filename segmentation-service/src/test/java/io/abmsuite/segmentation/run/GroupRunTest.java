package io.abmsuite.segmentation.run;

import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.abmsuite.segmentation.testing.Runs.replay;
import static io.abmsuite.segmentation.testing.Runs.start;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.LedgerFeed;
import io.abmsuite.segmentation.testing.LedgerFeed.Facts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A group of companies: P owns Q, Q owns R; S stands alone, and buys in dollars. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class GroupRunTest {

    private static final String RUN = "{'policy': 'monthly', 'asOf': '2026-01-15', %s}";
    private static final String ROLLED_UP = "'rollUp': true, 'publish': false";

    private LedgerFeed feed;

    @BeforeEach
    void feed() {
        feed = LedgerFeed.empty()
                .account("P", new Facts("north", "Germany", null))
                .account("Q", new Facts("north", "FR", "P"))
                .account("R", new Facts("south", "de", "Q"))
                .account("S", new Facts("south", "FR", null))
                .sale("1", "P", "2025-02-01", "100", "EUR")
                .sale("2", "Q", "2025-03-01", "200", "EUR")
                .sale("3", "R", "2025-04-01", "300", "EUR")
                .sale("4", "S", "2025-05-01", "50", "USD")
                .applied();
    }

    @AfterEach
    void end() {
        feed.close();
    }

    @Test
    void aGroupAloneIsThePortfolio() {
        JsonPath north = run("'group': {'by': 'team', 'value': 'north'}");
        assertThat(north.getString("group.by")).isEqualTo("team");
        assertThat(north.getString("currency"))
                .as("dollars of another team need no rate")
                .isEqualTo("EUR");
        assertThat(north.getBoolean("published")).isFalse();
        assertThat(totals(north)).containsExactly("Q 200.0000", "P 100.0000");
        assertThat(shares(north)).containsExactly("0.666667", "0.333333");

        assertThat(totals(run("'group': {'by': 'country', 'value': 'DEU'}")))
                .containsExactly("R 300.0000", "P 100.0000");
        JsonPath owned = run("'group': {'by': 'parent', 'value': 'code:Q'}");
        assertThat(totals(owned)).containsExactly("R 300.0000", "Q 200.0000");
        assertThat(owned.getString("group.value")).isEqualTo(feed.idOf("Q").toString());
        assertThat(Database.value("select count(*) from account_class")).isEqualTo(0L);
    }

    @Test
    void subsidiariesCountUnderTheirTopmostParent() {
        feed.voided("4", "S", "2025-05-01").applied();

        JsonPath run = run("'rollUp': true");

        assertThat(run.getBoolean("rollUp")).isTrue();
        assertThat(run.getInt("counts.accounts")).isEqualTo(2);
        assertThat(totals(run)).containsExactly("P 600.0000", "S null");
        JsonPath both = run("'rollUp': true, 'group': {'by': 'parent', 'value': 'code:Q'}");
        assertThat(totals(both)).containsExactly("Q 500.0000");
    }

    @Test
    void neitherIsPublished() {
        feed.voided("4", "S", "2025-05-01").applied();
        for (String part : List.of("'rollUp': true", "'group': {'by': 'team', 'value': 'north'}")) {
            start(RUN.formatted(part + ", 'publish': true"))
                    .statusCode(422)
                    .body("errors.code", contains("PART_NOT_PUBLISHED"))
                    .body("errors.pointer", contains("/publish"));
        }
    }

    @Test
    void tellsWhatIsNoGroup() {
        start(RUN.formatted("'group': {'by': 'parent', 'value': 'code:NOBODY'}"))
                .statusCode(422)
                .body("errors.code", contains("UNKNOWN_ACCOUNT"))
                .body("errors.pointer", contains("/group/value"));
        start(RUN.formatted("'group': {'by': 'team', 'value': 'west'}"))
                .statusCode(422)
                .body("errors.code", contains("EMPTY_GROUP"));
        start(RUN.formatted("'group': {'by': 'planet', 'value': 'Mars'}")).statusCode(422);
        start(RUN.formatted("'group': {'by': 'country', 'value': ' '}")).statusCode(422);
    }

    /** Each round, accounts change team, country or parent, and one is erased or added: replays see them as they were. */
    @Test
    void replaysSeeTheAccountsAsTheyWere() {
        feed.voided("4", "S", "2025-05-01").applied();
        List<JsonPath> runs = new ArrayList<>();
        all(runs);
        feed.account("R", new Facts("north", "FR", null)).applied();
        all(runs);
        feed.account("S", new Facts("north", "DE", "P"))
                .account("Q", new Facts("west", "IT", "S"))
                .applied();
        all(runs);
        feed.account("T", new Facts("north", "DE", "Q"))
                .sale("5", "T", "2025-06-01", "1000", "EUR")
                .erase("Q")
                .applied();
        all(runs);
        assertThat(runs.stream()
                        .map(run -> run.getString("outputHash"))
                        .distinct()
                        .count())
                .as("the changes changed what comes out")
                .isGreaterThanOrEqualTo(11);

        for (JsonPath run : runs) {
            replay(run.getString("id"))
                    .statusCode(201)
                    .body("replay.equal", equalTo(true))
                    .body("group", equalTo(run.get("group")))
                    .body("rollUp", equalTo(run.getBoolean("rollUp")));
        }
    }

    @Test
    void rolledUpLinesAreForThoseWhoSeeAllTeams() {
        feed.voided("4", "S", "2025-05-01").applied();
        String run = run(ROLLED_UP).getString("id");
        String north = Tokens.ofTeams(List.of("north"), "anna", "segments:read");

        for (String what : List.of("results", "matrix", "statistics", "explanations/code:P")) {
            given().auth()
                    .oauth2(north)
                    .get("/v1/runs/" + run + "/" + what)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("ALL_TEAMS_REQUIRED"));
        }
        given().auth()
                .oauth2(north)
                .accept("text/csv")
                .get("/v1/runs/" + run + "/results")
                .then()
                .statusCode(403);
    }

    private void all(List<JsonPath> runs) {
        runs.add(run("'group': {'by': 'team', 'value': 'north'}"));
        runs.add(run("'group': {'by': 'country', 'value': 'FR'}"));
        runs.add(run("'group': {'by': 'parent', 'value': 'code:P'}"));
        runs.add(run(ROLLED_UP));
    }

    private static JsonPath run(String what) {
        return start(RUN.formatted(what)).statusCode(201).extract().jsonPath();
    }

    private static List<String> totals(JsonPath run) {
        JsonPath results =
                reader().get("/v1/runs/" + run.getString("id") + "/results").jsonPath();
        return results.getList("items.collect { it.accountCode + ' ' + it.total?.amount }");
    }

    private static List<String> shares(JsonPath run) {
        return reader().get("/v1/runs/" + run.getString("id") + "/results")
                .jsonPath()
                .getList("items.share");
    }
}
