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
                .startsWith("id,source,account_id,sale_id,received_at\r\n")
                .contains("," + unknown + ",2,");
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
