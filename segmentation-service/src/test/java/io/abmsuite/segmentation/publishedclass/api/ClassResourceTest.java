package io.abmsuite.segmentation.publishedclass.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ClassResourceTest {

    private ExampleLedger ledger;

    @BeforeEach
    void feed() {
        ledger = ExampleLedger.feed();
    }

    @Test
    void filtersOrdersAndExports() {
        completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        reader().queryParam("filter", "cell = AX AND share >= 0.1")
                .queryParam("orderBy", "share desc")
                .get("/v1/classes")
                .then()
                .statusCode(200)
                .body("items.published.cell.unique()", contains("AX"))
                .body("items[0].accountCode", equalTo("A01"));
        reader().queryParam("filter", "size > 1")
                .get("/v1/classes")
                .then()
                .statusCode(400)
                .body("errors.code", contains("INVALID_FILTER"));
        String csv = reader().accept("text/csv")
                .queryParam("filter", "accountCode = A01")
                .get("/v1/classes")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.split("\r\n")).hasSize(2);
        assertThat(csv).contains("\r\nA01,A,X,AX,ACTIVE,1,120000.0000,EUR,");
    }

    @Test
    void showsWhatIsPublished() {
        String run = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        reader().get("/v1/classes/code:A01")
                .then()
                .statusCode(200)
                .body("accountId", equalTo(ledger.idOf("A01").toString()))
                .body("published.cell", equalTo("AX"))
                .body("published.lifecycle", equalTo("ACTIVE"))
                .body("published.total.amount", equalTo("120000.0000"))
                .body("published.flags", contains("DOMINANT", "MAJOR"))
                .body("published.monthTotals", hasSize(24))
                .body("published.monthTotals.find { it.month == '2025-12' }.amount", equalTo("10000.0000"))
                .body("since", equalTo("2026-01-15"))
                .body("run.id", equalTo(run))
                .body("run.policy", equalTo("monthly"))
                .body("openComplaints", equalTo(0));
        reader().get("/v1/classes/" + ledger.idOf("A14"))
                .then()
                .statusCode(200)
                .body("accountCode", equalTo("A14"))
                .body("published.cell", nullValue())
                .body("published.total", nullValue())
                .body("published.lifecycle", equalTo("PROSPECT"));
    }

    @Test
    void countsTheOpenComplaintsBesideTheClass() {
        completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        UUID complaint = UUID.randomUUID();

        ledger.feedback(complaint, "A01", 1, true);

        awaitComplaints("A01", 1);
        awaitComplaints("A02", 0);
        ledger.feedback(complaint, "A01", 2, false);
        awaitComplaints("A01", 0);
    }

    @Test
    void theLastCompletedRunIsThePublishedOneWhateverItsDate() {
        completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        String earlier = completed("{'policy': 'monthly', 'asOf': '2025-01-15'}");

        reader().get("/v1/classes/code:A07")
                .then()
                .statusCode(200)
                .body("published.abcClass", equalTo("A"))
                .body("since", equalTo("2025-01-15"))
                .body("run.id", equalTo(earlier))
                .body("run.asOf", equalTo("2025-01-15"))
                .body("version", equalTo(2));
    }

    @Test
    void filtersByCellAndLifecycle() {
        completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        reader().get("/v1/classes?cell=AX&cell=BX")
                .then()
                .statusCode(200)
                .body("items.accountCode.sort()", contains("A01", "A05"));
        reader().get("/v1/classes?cell=CZ&lifecycle=ONE_OFF")
                .then()
                .body("items.accountCode.sort()", contains("A09", "A11"));
        String cursor = reader().get("/v1/classes?limit=13").path("nextCursor");
        reader().get("/v1/classes?limit=13&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
        reader().get("/v1/classes?cell=AX&cursor=" + cursor).then().statusCode(400);
    }

    @Test
    void refusesFiltersThatCannotBe() {
        reader().get("/v1/classes?cell=A").then().statusCode(400);
        reader().get("/v1/classes?lifecycle=GONE").then().statusCode(400);
        reader().get("/v1/classes?state=AX").then().statusCode(400);
    }

    @Test
    void unknownAccountsAreNotFound() {
        for (String account : new String[] {"code:NONE", UUID.randomUUID().toString(), "NONE"}) {
            reader().get("/v1/classes/" + account).then().statusCode(404).body("code", equalTo("CLASS_NOT_FOUND"));
        }
    }

    @Test
    void needsItsRole() {
        given().get("/v1/classes").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("accounts:read"))
                .get("/v1/classes")
                .then()
                .statusCode(403);
        given().get("/v1/classes/code:A01").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("segments:run"))
                .get("/v1/classes/code:A01")
                .then()
                .statusCode(403);
    }

    private static void awaitComplaints(String code, int open) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> reader().get("/v1/classes/code:" + code)
                        .then()
                        .statusCode(200)
                        .body("openComplaints", equalTo(open)));
    }
}
