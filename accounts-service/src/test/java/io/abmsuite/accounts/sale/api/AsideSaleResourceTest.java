package io.abmsuite.accounts.sale.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.abmsuite.accounts.Accounts;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AsideSaleResourceTest {

    private final String unknown = "U-" + UUID.randomUUID();

    @Test
    void showsAndDiscardsSalesOfUnknownAccounts() {
        post("1");
        post("2");

        String id = list("account = \"" + unknown + "\" AND saleId = \"1\"")
                .statusCode(200)
                .body("items.account", contains(unknown))
                .body("items[0].sale.saleId", equalTo("1"))
                .extract()
                .path("items[0].id");
        Accounts.as("sales:write").delete("/v1/sales/aside/" + id).then().statusCode(204);
        Accounts.as("sales:write")
                .delete("/v1/sales/aside/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("SALE_ASIDE_NOT_FOUND"));
        list("account = \"" + unknown + "\"").body("items", hasSize(1)).body("items.saleId", contains("2"));

        String csv = Accounts.as("sales:write")
                .accept("text/csv")
                .queryParam("filter", "account = \"" + unknown + "\"")
                .get("/v1/sales/aside")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv)
                .startsWith("id,source,account_id,sale_id,occurred_on,amount,currency,import_id,received_at\r\n")
                .contains("," + unknown + ",2,2026-01-15,1.00,EUR,,");
    }

    @Test
    void tellsWhichAccountsAreMissing() {
        post("1");
        post("2");

        Accounts.as("sales:write")
                .queryParam("filter", "account = \"" + unknown + "\"")
                .queryParam("orderBy", "sales desc")
                .get("/v1/sales/aside/accounts")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].sales", equalTo(2))
                .body("items[0].firstDay", equalTo("2026-01-15"));
        assertThat(Accounts.as("sales:write")
                        .accept("text/csv")
                        .get("/v1/sales/aside/accounts")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .startsWith("source,account_id,sales,first_day,last_day,waiting_since\r\n")
                .contains("default," + unknown + ",2,2026-01-15,2026-01-15,");
    }

    @Test
    void discardsAllThatAFilterSelectsAndNeverEverythingByMistake() {
        post("1");
        post("2");
        post("3");

        discard("{\"filter\":\"account = \\\"" + unknown + "\\\" AND saleId != \\\"2\\\"\"}")
                .statusCode(200)
                .body("discarded", equalTo(2));
        list("account = \"" + unknown + "\"").body("items.saleId", contains("2"));
        discard("{\"importId\":\"" + UUID.randomUUID() + "\"}").statusCode(200).body("discarded", equalTo(0));
        discard("{\"filter\":\" \"}").statusCode(422).body("code", equalTo("VALIDATION_FAILED"));
        discard("{\"filter\":\"colour = 1\"}").statusCode(400);
    }

    private static ValidatableResponse discard(String body) {
        return Accounts.as("sales:write")
                .body(body)
                .post("/v1/sales/aside/discard")
                .then();
    }

    @Test
    void asksForTheRole() {
        given().get("/v1/sales/aside").then().statusCode(401);
        given().delete("/v1/sales/aside/" + UUID.randomUUID()).then().statusCode(401);
        Accounts.as("accounts:read").get("/v1/sales/aside").then().statusCode(403);
        Accounts.as("accounts:read")
                .delete("/v1/sales/aside/" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    private void post(String sale) {
        Accounts.as("sales:write")
                .body("{\"saleId\":\"" + sale + "\",\"account\":\"code:" + unknown
                        + "\",\"occurredOn\":\"2026-01-15\",\"amount\":\"1.00\"}")
                .post("/v1/sales")
                .then()
                .statusCode(202);
    }

    private static ValidatableResponse list(String filter) {
        return Accounts.as("sales:write")
                .queryParam("filter", filter)
                .get("/v1/sales/aside")
                .then();
    }
}
