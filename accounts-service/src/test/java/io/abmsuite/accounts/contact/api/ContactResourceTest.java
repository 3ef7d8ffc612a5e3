package io.abmsuite.accounts.contact.api;

import static io.abmsuite.accounts.Accounts.opened;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.abmsuite.accounts.Accounts;
import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ContactResourceTest {

    @Test
    void addsChangesAndArchivesAContactAndTellsTheOthers() {
        String account = opened();
        String id = add(account, "Maria Example");

        patch(id, "{\"title\":\"Buyer\",\"phone\":null}")
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("title", equalTo("Buyer"))
                .body("fullName", equalTo("Maria Example"))
                .body("phone", nullValue())
                .body("version", equalTo(2));
        contacts()
                .post("/v1/contacts/" + id + "/archive")
                .then()
                .statusCode(200)
                .body("archived", equalTo(true));
        contacts()
                .post("/v1/contacts/" + id + "/archive")
                .then()
                .statusCode(409)
                .body("code", equalTo("CONTACT_ARCHIVED"));
        Response read = contacts().get("/v1/contacts/" + id);
        read.then().statusCode(200).body("accountId", equalTo(account));
        assertThat(read.headers().getValues("Cache-Control")).containsExactly("no-store");

        try (EventProbe probe = EventProbe.on("abm.contacts")) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(probe.of(id)).hasSize(3));
            assertThat(probe.payloads(id))
                    .allSatisfy(payload -> ContractExamples.assertValid("abm.contacts", "ContactSnapshotV1", payload));
            assertThat(probe.payloads(id).get(2)).contains("\"archived\" : true", "\"version\" : 3");
        }
    }

    @Test
    void tellsAllFaultsAtOnce() {
        String account = opened();

        contacts()
                .body("{\"account\":\"" + account + "\",\"phone\":\"" + "0".repeat(61) + "\"}")
                .post("/v1/contacts")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/named", "/phone"));
        contacts()
                .body("{\"account\":\"code:nobody\",\"fullName\":\"x\"}")
                .post("/v1/contacts")
                .then()
                .statusCode(422)
                .body("errors.code", contains("UNKNOWN_ACCOUNT"));
        contacts()
                .body("{\"account\":\"" + account + "\",\"fullName\":\"x\",\"archived\":true}")
                .post("/v1/contacts")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/archived"));
        String id = add(account, "Maria Example");
        patch(id, "{\"accountId\":\"" + account + "\"}").statusCode(400);
        patch(id, "{\"fullName\":null}").statusCode(422);
        patch(id, "[1]").statusCode(400);
        patch(UUID.randomUUID().toString(), "{\"title\":\"x\"}")
                .statusCode(404)
                .body("code", equalTo("CONTACT_NOT_FOUND"));
        contacts().get("/v1/contacts/" + id).then().body("version", equalTo(1));
    }

    @Test
    void listsTheContactsOfAnAccountInPages() {
        String account = opened();
        String first = add(account, "First");
        String second = add(account, "Second");

        String cursor = contacts()
                .queryParam("account", account)
                .queryParam("limit", 1)
                .get("/v1/contacts")
                .then()
                .statusCode(200)
                .body("items.id", contains(first))
                .extract()
                .path("nextCursor");
        contacts()
                .queryParam("account", account)
                .queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get("/v1/contacts")
                .then()
                .body("items.id", contains(second))
                .body("nextCursor", nullValue());
        contacts().queryParam("account", opened()).get("/v1/contacts").then().body("items", hasSize(0));
        contacts()
                .queryParam("account", "code:nobody")
                .get("/v1/contacts")
                .then()
                .statusCode(404);
    }

    @Test
    void showsPersonalDataToThoseWhoMayReadItOnly() {
        String id = add(opened(), "Maria Example");

        given().get("/v1/contacts/" + id).then().statusCode(401);
        for (String path : new String[] {"/v1/contacts/" + id, "/v1/contacts"}) {
            Accounts.as("accounts:read", "accounts:write").get(path).then().statusCode(403);
        }
        RequestSpecification reader = Accounts.as("pii:read");
        reader.body("{}").post("/v1/contacts").then().statusCode(403);
        Accounts.as("pii:read").body("{}").patch("/v1/contacts/" + id).then().statusCode(403);
        Accounts.as("pii:read").post("/v1/contacts/" + id + "/archive").then().statusCode(403);
    }

    private static String add(String account, String name) {
        return contacts()
                .body("{\"account\":\"" + account + "\",\"fullName\":\"" + name + "\",\"phone\":\"030\"}")
                .post("/v1/contacts")
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/contacts/"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse patch(String id, String body) {
        return contacts()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(body)
                .patch("/v1/contacts/" + id)
                .then();
    }

    private static RequestSpecification contacts() {
        return Accounts.as("accounts:write", "pii:read");
    }
}
