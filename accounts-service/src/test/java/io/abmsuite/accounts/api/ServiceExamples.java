package io.abmsuite.accounts.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.ExampleCalls;
import io.abmsuite.platform.testing.PlatformExamples;
import io.abmsuite.platform.testing.Tokens;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;

/** The examples of this service in an order in which each finds what it needs. */
final class ServiceExamples {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExampleCalls examples;

    ServiceExamples(ExampleCalls examples) {
        this.examples = examples;
    }

    void sendAll() {
        String account = examples.send("openAccount").path("id");
        account(account);
        contacts();
        feedback();
        sales();
        examples.sendAll(account, "archiveAccount", "restoreAccount");
        PlatformExamples.send(examples, "abm.engagements");
    }

    private void account(String account) {
        examples.send("openAccounts").then().body("items.status", equalTo(List.of(201)));
        examples.send("listAccounts");
        examples.sendAll(
                account,
                "getAccount",
                "changeAccount",
                "giveClientRole",
                "withdrawClientRole",
                "moveKeyStatus",
                "listAccountHistory",
                "listClassChanges",
                "listEngagements");
    }

    private void contacts() {
        String contact = examples.send("addContact").path("id");
        examples.send("addContacts").then().body("items.status", equalTo(List.of(201)));
        examples.send("listContacts");
        examples.sendAll(contact, "getContact", "changeContact", "archiveContact");
    }

    private void feedback() {
        String complaint = examples.send("receiveFeedback").path("id");
        examples.send("receiveFeedbacks").then().body("items.status", equalTo(List.of(201)));
        examples.send("listFeedback");
        examples.sendAll(
                complaint,
                "getFeedback",
                "acknowledgeFeedback",
                "startFeedback",
                "resolveFeedback",
                "verifyFeedback",
                "reopenFeedback");
    }

    private void sales() {
        examples.send("postSale");
        examples.send("postSales").then().body("items.status", equalTo(List.of(202)));
        String job = examples.send("startImport").path("id");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> examples.send("getImport", () -> job).then().body("status", equalTo("COMPLETED")));
        examples.sendAll(job, "getImportErrors", "revertImport", "getImportKept");
        examples.send("listImports");
        saleOfAnUnknownAccount();
        String aside = examples.send("listSalesAside").path("items[0].id");
        examples.sendAll(aside, "discardSaleAside");
        examples.send("listAccountsAside");
        examples.send("discardSalesAside");
    }

    /** The account of the example filter of the list. */
    private static void saleOfAnUnknownAccount() {
        given().auth()
                .oauth2(Tokens.of("sales:write"))
                .contentType(ContentType.JSON)
                .body("""
                        {"saleId":"aside-1","account":"code:NEWCO","occurredOn":"2025-07-04",
                         "amount":{"amount":"1","currency":"EUR"}}""")
                .post("/v1/sales")
                .then()
                .statusCode(202)
                .body("aside", equalTo(true));
    }
}
