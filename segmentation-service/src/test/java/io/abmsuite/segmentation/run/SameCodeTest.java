package io.abmsuite.segmentation.run;

import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.abmsuite.segmentation.testing.Runs.replay;
import static io.abmsuite.segmentation.testing.Runs.start;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.LedgerFeed;
import io.abmsuite.segmentation.testing.LedgerFeed.Facts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code names one account: an erased one gives it up to its successor, and two that are there are a refusal that names them. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class SameCodeTest {

    private static final String MONTHLY = "{'policy': 'monthly', 'asOf': '2026-01-15'}";

    private LedgerFeed former;
    private LedgerFeed successor;

    @BeforeEach
    void begin() {
        former = LedgerFeed.empty();
        successor = LedgerFeed.another();
        former.account("K0", Facts.NONE).account("K1", new Facts("north", null, null));
        former.sale("1", "K1", "2025-03-01", "70", "EUR").applied();
    }

    @AfterEach
    void end() {
        former.close();
        successor.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSuccessorOfAnErasedAccountHasItsCodeWhicheverIsToldFirst(boolean erasedFirst) {
        String before = start(MONTHLY).statusCode(201).extract().path("id");
        if (erasedFirst) {
            former.erase("K1").applied();
            succeed();
        } else {
            succeed();
            former.erase("K1").applied();
        }

        ValidatableResponse run = start(MONTHLY).statusCode(201);
        String id = run.extract().path("id");
        String hash = run.extract().path("outputHash");
        String formerId = former.idOf("K1").toString();
        assertThat(lines(id)).containsExactlyInAnyOrder("K0 null", formerId + " 70.0000", "K1 30.0000");
        reader().get("/v1/runs/" + id + "/explanations/code:K1")
                .then()
                .statusCode(200)
                .body("accountId", equalTo(successor.idOf("K1").toString()));
        reader().get("/v1/runs/" + before + "/explanations/code:K1")
                .then()
                .statusCode(200)
                .body("accountId", equalTo(formerId));
        reader().get("/v1/classes/code:K1")
                .then()
                .statusCode(200)
                .body("accountId", equalTo(successor.idOf("K1").toString()));
        start(MONTHLY).statusCode(201).body("outputHash", equalTo(hash));
        start("{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false, 'rollUp': true}")
                .statusCode(201)
                .body("outputHash", equalTo(hash));
        replay(id).statusCode(201).body("replay.equal", equalTo(true));
        replay(before).statusCode(201).body("replay.equal", equalTo(true));
    }

    @Test
    void twoThatAreThereAreRefusedAndNamed() {
        succeed();
        String[] both = {former.idOf("K1").toString(), successor.idOf("K1").toString()};

        refused(start(MONTHLY), both);
        refused(start("{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false, 'rollUp': true}"), both);
        refused(post("/v1/what-ifs", MONTHLY), both);
        refused(post("/v1/policies/calibrate", MONTHLY), both);
        start(
                        "{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false, 'group': {'by': 'parent', 'value': 'code:K1'}}")
                .statusCode(422)
                .body("errors.code", contains("AMBIGUOUS_ACCOUNT"));
        start(
                        "{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false, 'group': {'by': 'team', 'value': 'north'}}")
                .statusCode(201)
                .body("counts.accounts", equalTo(1));
        assertThat(Database.value("select count(*) from account_class")).isEqualTo(0L);

        former.erase("K1").applied();
        start(MONTHLY).statusCode(201).body("counts.accounts", equalTo(3));
    }

    @Test
    void twoErasedOnesAreToldApart() {
        succeed();
        former.erase("K1").applied();
        successor.erase("K1").applied();
        LedgerFeed third = LedgerFeed.another();
        third.account("K1", Facts.NONE).erase("K1").applied();

        String id = start(MONTHLY).statusCode(201).extract().path("id");

        assertThat(lines(id))
                .containsExactlyInAnyOrder(
                        "K0 null", former.idOf("K1") + " 70.0000", successor.idOf("K1") + " 30.0000", "K1 null");
        third.close();
    }

    private void succeed() {
        successor
                .account("K1", Facts.NONE)
                .sale("1", "K1", "2025-04-01", "30", "EUR")
                .applied();
    }

    private static void refused(ValidatableResponse answer, String... accounts) {
        answer.statusCode(422)
                .body("code", equalTo("CODE_OF_SEVERAL_ACCOUNTS"))
                .body("detail", containsString("code K1"))
                .body("context.accountCode", equalTo("K1"))
                .body("context.accountIds", containsInAnyOrder(accounts));
    }

    private static ValidatableResponse post(String path, String body) {
        return given().auth()
                .oauth2(Tokens.of("segments:run"))
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post(path)
                .then();
    }

    /** Code and total of each line. */
    private static List<String> lines(String run) {
        return reader().get("/v1/runs/" + run + "/results")
                .jsonPath()
                .getList("items.collect { it.accountCode + ' ' + it.total?.amount }");
    }
}
