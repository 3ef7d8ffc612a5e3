package io.abmsuite.segmentation.ledger.api;

import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class LedgerResourceTest {

    @Test
    void tellsWhatItHolds() {
        ExampleLedger.feed().add("late", "A01", "2026-01-14", "-5.00", "EUR");

        reader().get("/v1/ledger")
                .then()
                .statusCode(200)
                .body("accounts", equalTo(ExampleLedger.expected().size()))
                .body("lastDay", equalTo("2026-01-14"))
                .body("currencies", contains("EUR"))
                .body("openComplaints", equalTo(0))
                .body("watermark", greaterThan(0));
    }

    @Test
    void waitsUntilAPositionIsApplied() {
        RecordMetadata sent;
        UUID account = UUID.randomUUID();
        try (EventSender sender = EventSender.to("abm.sales")) {
            sent = sender.send(
                    account.toString(), UUID.randomUUID(), "io.abmsuite.SaleV1", """
                    {"source":"wait","saleId":"%s","voided":false,"accountId":"%s","accountCode":"W",
                     "occurredOn":"2026-01-15","amount":"1","currency":"EUR"}""".formatted(account, account));
        }
        String position = sent.topic() + "/" + sent.partition() + "@";

        reader().queryParam("after", position + (sent.offset() + 1))
                .header("Prefer", "wait=30")
                .get("/v1/ledger")
                .then()
                .statusCode(200);
        reader().queryParam("after", position + (sent.offset() + 1000))
                .header("Prefer", "wait=1")
                .get("/v1/ledger")
                .then()
                .statusCode(504)
                .body("code", equalTo("NOT_APPLIED_YET"));
    }

    @Test
    void refusesWhatIsNoPosition() {
        reader().queryParam("after", "soon")
                .get("/v1/ledger")
                .then()
                .statusCode(400)
                .body("errors.code", contains("INVALID_POSITION"));
        reader().queryParam("after", "another.topic/0@1")
                .get("/v1/ledger")
                .then()
                .statusCode(400)
                .body("errors.code", contains("UNKNOWN_TOPIC"));
        reader().queryParam("before", "x")
                .get("/v1/ledger")
                .then()
                .statusCode(400)
                .body(containsString("before"));
    }

    @Test
    void asksForTheRole() {
        given().get("/v1/ledger").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("accounts:read"))
                .get("/v1/ledger")
                .then()
                .statusCode(403);
    }
}
