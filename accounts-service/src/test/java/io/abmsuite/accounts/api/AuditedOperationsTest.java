package io.abmsuite.accounts.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.accounts.Accounts;
import io.abmsuite.platform.testing.AuditedOperations;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AuditedOperationsTest {

    private static final String REASON = "{\"reason\":\"because\"}";

    private String account;
    private String contact;
    private String feedback;

    @BeforeEach
    void makeWhatIsChanged() {
        account = Accounts.opened();
        contact = created("/v1/contacts", "{\"account\":\"" + account + "\",\"fullName\":\"Maria Example\"}");
        feedback = created("/v1/feedback", complaint());
    }

    @Test
    void everyChangeLeavesExactlyOneEntry() {
        AuditedOperations operations = new AuditedOperations("postSale", "postSales");
        accounts(operations);
        contacts(operations);
        feedback(operations);
        operations.with(
                "startImport",
                call -> call.contentType("text/csv")
                        .body("account_id,name\nAUDITED-1,Audited Ltd\n")
                        .post("/v1/imports?kind=accounts&source=audit"));
        operations
                .with("discardSaleAside", call -> call.delete("/v1/sales/aside/" + saleAside()))
                .with(
                        "discardSalesAside",
                        call -> call.body("{\"filter\":\"source = \\\"nobody\\\"\"}")
                                .post("/v1/sales/aside/discard"))
                .with("revertImport", call -> call.body(REASON).post("/v1/imports/" + completedImport() + "/revert"));

        assertThat(operations.faults()).isEmpty();
    }

    private void accounts(AuditedOperations operations) {
        operations
                .with(
                        "openAccount",
                        call -> call.body("{\"name\":\"Audited Ltd\"}").post("/v1/accounts"))
                .with(
                        "openAccounts",
                        "openAccount",
                        call -> call.body("{\"items\":[{\"name\":\"Audited Ltd\"}]}")
                                .post("/v1/accounts/batch"))
                .with("changeAccount", call -> patch(call, "/v1/accounts/" + account, "{\"city\":\"Bonn\"}"))
                .with("archiveAccount", call -> call.body(REASON).post("/v1/accounts/" + account + "/archive"))
                .with("restoreAccount", call -> call.body(REASON).post("/v1/accounts/" + account + "/restore"))
                .with(
                        "moveKeyStatus",
                        call -> call.body("{\"to\":\"CANDIDATE\",\"reason\":\"grows\"}")
                                .post("/v1/accounts/" + account + "/key-status"))
                .with(
                        "giveClientRole",
                        call -> call.body("{\"role\":\"EXPERT\",\"reason\":\"asks much\"}")
                                .post("/v1/accounts/" + account + "/give-role"))
                .with(
                        "withdrawClientRole",
                        call -> call.body("{\"role\":\"EXPERT\",\"reason\":\"asks less\"}")
                                .post("/v1/accounts/" + account + "/withdraw-role"));
    }

    private void contacts(AuditedOperations operations) {
        String wanted = "{\"account\":\"" + account + "\",\"fullName\":\"Max Example\"}";
        operations
                .with("addContact", call -> call.body(wanted).post("/v1/contacts"))
                .with(
                        "addContacts",
                        "addContact",
                        call -> call.body("{\"items\":[" + wanted + "]}").post("/v1/contacts/batch"))
                .with("changeContact", call -> patch(call, "/v1/contacts/" + contact, "{\"title\":\"Buyer\"}"))
                .with("archiveContact", call -> call.post("/v1/contacts/" + contact + "/archive"));
    }

    private void feedback(AuditedOperations operations) {
        String path = "/v1/feedback/" + feedback;
        operations
                .with("receiveFeedback", call -> call.body(complaint()).post("/v1/feedback"))
                .with(
                        "receiveFeedbacks",
                        "receiveFeedback",
                        call -> call.body("{\"items\":[" + complaint() + "]}").post("/v1/feedback/batch"))
                .with("acknowledgeFeedback", call -> call.post(path + "/acknowledge"))
                .with("startFeedback", call -> call.post(path + "/start"))
                .with(
                        "resolveFeedback",
                        call -> call.body("{\"answer\":\"we are sorry\"}").post(path + "/resolve"))
                .with("verifyFeedback", call -> call.post(path + "/verify"))
                .with("reopenFeedback", call -> call.body(REASON).post(path + "/reopen"));
    }

    private static String completedImport() {
        String id = Accounts.as("accounts:write")
                .contentType("text/csv")
                .body("account_id,name\nAUDITED-2,Audited Ltd\n".getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=accounts&source=audit")
                .path("id");
        Accounts.as("accounts:write").header("Prefer", "wait=60").get("/v1/imports/" + id);
        return id;
    }

    private String complaint() {
        return "{\"account\":\"" + account
                + "\",\"kind\":\"COMPLAINT\",\"cause\":\"QUALITY\",\"severity\":\"HIGH\",\"text\":\"late again\"}";
    }

    private static Response patch(RequestSpecification call, String path, String body) {
        return call.contentType("application/merge-patch+json").body(body).patch(path);
    }

    private static String created(String path, String body) {
        return Accounts.as("accounts:write", "feedback:write")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The id of a sale whose account nobody knows. */
    private static String saleAside() {
        String id = UUID.randomUUID().toString();
        Accounts.as("sales:write")
                .body("{\"saleId\":\"" + id + "\",\"account\":\"code:NOBODY-" + id
                        + "\",\"occurredOn\":\"2026-01-15\",\"amount\":\"10.00\"}")
                .post("/v1/sales")
                .then()
                .statusCode(202);
        return given().auth()
                .oauth2(Tokens.of("sales:write"))
                .queryParam("filter", "saleId = \"" + id + "\"")
                .get("/v1/sales/aside")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }
}
