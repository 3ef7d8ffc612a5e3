package io.abmsuite.campaigns.api;

import static io.abmsuite.campaigns.Facts.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.campaigns.Campaigns;
import io.abmsuite.campaigns.Facts;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.OpenApiDocument.Operation;
import io.abmsuite.platform.testing.RoleTable;
import io.abmsuite.platform.testing.TeamTrial;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two teams, an account each, and one active campaign that reaches both. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class TeamAccessTest {

    private static final Map<String, List<String>> WAY = Map.of(
            "activateCampaign", List.of("submit", "approve"),
            "reviseCampaign", List.of("submit", "approve"),
            "returnCampaign", List.of("submit"),
            "pauseCampaign", List.of("submit", "approve", "activate"),
            "resumeCampaign", List.of("submit", "approve", "activate", "pause"));

    private final Facts facts = new Facts();
    private final String run = UUID.randomUUID().toString().substring(0, 13);
    private final String tag = "t" + run;
    private final String north = "north-" + run;
    private final String south = "south-" + run;
    private final UUID northId = UUID.randomUUID();
    private final UUID southId = UUID.randomUUID();
    private String campaign;

    @BeforeEach
    void reachBoth() {
        facts.accountOfTeam(northId, 1, "North" + run, tag, north);
        facts.accountOfTeam(southId, 1, "South" + run, tag, south);
        facts.contact(northId, "Maria Example");
        facts.contact(southId, "Hugo Example");
        campaign = Campaigns.draft(audience());
        Campaigns.activate(campaign);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(touches("*")).hasSize(2));
    }

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void everyOperationKeepsTeamsApart() {
        TeamTrial trial = new TeamTrial(
                "campaigns",
                south,
                "South" + run,
                this::named,
                (operation, example) ->
                        example.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\"" + operation.id() + run + "\""));

        assertThat(trial.faults()).isEmpty();
    }

    /** The foreign touch, the campaign, or one that stands where the operation can be asked of it. */
    private List<String> named(Operation operation) {
        if (operation.path().startsWith("/v1/touches")) {
            return List.of(touches(north).get(0));
        }
        if (operation.method().equals("GET")) {
            return List.of(campaign);
        }
        String draft = Campaigns.draft(audience());
        for (String verb : WAY.getOrDefault(operation.id(), List.of())) {
            Campaigns.move(verb.equals("approve") ? Campaigns.boss() : Campaigns.anna(), draft, verb)
                    .statusCode(200);
        }
        return List.of(draft);
    }

    @Test
    void audienceTouchesAndCountsShowEachCallerHisOwn() {
        assertThat(touches(north)).hasSize(1).doesNotContainAnyElementsOf(touches(south));
        of(north)
                .get("/v1/campaigns/" + campaign + "/audience")
                .then()
                .body("items.accountCode", contains("C-North" + run));
        of(south)
                .queryParam("filter", "accountCode = \"C-North" + run + "\"")
                .get("/v1/campaigns/" + campaign + "/audience")
                .then()
                .body("items", empty());
        of(north)
                .get("/v1/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .body("reached", equalTo(1))
                .body("touches.DUE", equalTo(1));
        of("*").get("/v1/campaigns/" + campaign)
                .then()
                .body("reached", equalTo(2))
                .body("touches.DUE", equalTo(2));
        of().queryParam("filter", "tags:" + tag + " AND reached = 0")
                .get("/v1/campaigns")
                .then()
                .body("items.id", contains(campaign))
                .body("items[0].touches", equalTo(Map.of()));
    }

    @Test
    void aCallerReachesOnlyHisTeams() {
        String body = Campaigns.body("own-" + run, "{\"tags\":[\"" + tag + "\"],\"teams\":[\"" + south + "\"]}");
        for (String foreign : List.of(body.replace(south, north), body.replace(south, south + "\",\"" + north))) {
            of(south)
                    .body(foreign)
                    .post("/v1/campaigns")
                    .then()
                    .statusCode(422)
                    .body("errors.code", contains("TEAM_NOT_YOURS"));
        }
        String own = of(south)
                .body(body)
                .post("/v1/campaigns")
                .then()
                .statusCode(201)
                .body("reached", equalTo(1))
                .extract()
                .path("id");

        of(south)
                .header("If-Match", "*")
                .body("{\"audience\":{\"teams\":[\"" + south + "\",\"" + north + "\"]}}")
                .patch("/v1/campaigns/" + own)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/audience/teams"));
        Campaigns.move(of(south), own, "submit").statusCode(200);
        Campaigns.move(of(north), own, "cancel").statusCode(403);
    }

    @Test
    void accessFollowsTheEventThatMovesAnAccount() {
        String touch = touches(north).get(0);
        of(south).get("/v1/touches/" + touch).then().statusCode(404);

        facts.accountOfTeam(northId, 2, "North" + run, tag, south);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> of(south).get("/v1/touches/" + touch).then().statusCode(200));
        of(north).get("/v1/touches/" + touch).then().statusCode(404);
        of(south)
                .get("/v1/campaigns/" + campaign + "/audience")
                .then()
                .body("items.accountCode", containsInAnyOrder("C-North" + run, "C-South" + run));
    }

    private String audience() {
        return "{\"tags\":[\"" + tag + "\"]}";
    }

    private List<String> touches(String team) {
        return of(team).get("/v1/touches?status=due&campaign=" + campaign).path("items.id");
    }

    private static RequestSpecification of(String... teams) {
        return given().auth()
                .oauth2(Tokens.ofTeams(List.of(teams), "anna", RoleTable.ROLES.toArray(String[]::new)))
                .contentType(ContentType.JSON);
    }
}
