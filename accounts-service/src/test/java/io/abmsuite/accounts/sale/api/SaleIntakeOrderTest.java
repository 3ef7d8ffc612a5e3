package io.abmsuite.accounts.sale.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Between the arrival of a batch and its answer. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class SaleIntakeOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String code = "O-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void sendsNothingBeforeTheSalesOfUnknownAccountsAreStored() throws SQLException {
        String account = post("/v1/accounts", "{\"code\":\"" + code + "\",\"name\":\"Order\"}", 201);
        try (EventProbe probe = EventProbe.on("abm.sales");
                Connection held = Database.connect();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("lock table sale_aside in share mode");
            CompletableFuture<String> batch = CompletableFuture.supplyAsync(() -> post(
                    "/v1/sales/batch",
                    "{\"items\":[" + sale("known", code) + "," + sale("aside", "nobody") + "]}",
                    200));
            await().atMost(PATIENCE).until(() -> Database.waitingSessions() > 0);

            post("/v1/sales", sale("marker", code), 202);
            await().atMost(PATIENCE).until(() -> !probe.of(account).isEmpty());
            assertThat(probe.payloads(account)).singleElement().asString().contains("marker");

            held.rollback();
            batch.join();
            await().atMost(PATIENCE).until(() -> probe.of(account).size() == 2);
        }
    }

    private static String sale(String id, String account) {
        return "{\"saleId\":\"" + id + "\",\"account\":\"" + account
                + "\",\"occurredOn\":\"2025-07-04\",\"amount\":\"1\"}";
    }

    private static String post(String path, String body, int status) {
        return given().auth()
                .oauth2(Tokens.of("accounts:read", "accounts:write", "sales:write"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .path("id");
    }
}
