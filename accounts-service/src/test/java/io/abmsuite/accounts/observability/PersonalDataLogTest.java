package io.abmsuite.accounts.observability;

import static io.abmsuite.accounts.Accounts.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever is sent about people, well or badly, the log tells of the work and never of the people. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class PersonalDataLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path LOG = Path.of("target", "quarkus-test.log");
    private static final String NAME = "Xaverius Markus-Person";
    private static final String EMAIL = "xaverius.mark@example.org";
    private static final String PHONE = "+49-555-0194-7731";
    private static final String TEXT = "Xaverius wept over box 4711-M";

    @Test
    void tellsNothingOfPeopleOnGoodAndBadPaths() throws IOException {
        String account = post(
                        "/v1/accounts",
                        "{\"name\":\"%s\",\"email\":\"%s\",\"phone\":\"%s\"}".formatted(NAME, EMAIL, PHONE))
                .statusCode(201)
                .extract()
                .path("id");
        String contact =
                post("/v1/contacts", contact(account)).statusCode(201).extract().path("id");
        badRequests(account, contact);
        files();
        poison(account);

        List<String> log = Files.readAllLines(LOG);

        assertThat(log).noneMatch(line -> line.contains("Xaverius") || line.contains("xaverius"));
        assertThat(log).noneMatch(line -> line.contains(EMAIL) || line.contains(PHONE) || line.contains(TEXT));
    }

    private static void badRequests(String account, String contact) {
        post("/v1/feedback", feedback(account, "COMPLAINT")).statusCode(201);
        post("/v1/feedback", feedback(account, NAME)).statusCode(422);
        post("/v1/feedback", feedback(account, "COMPLAINT").replace("4711", "\\u0000"));
        post("/v1/contacts", contact(account).replace("\"email\"", "\"" + EMAIL + "\""));
        post("/v1/contacts", contact(account).replace("}", ""));
        post("/v1/accounts", "{\"name\":\"" + NAME + "\\u0000\"}");
        post("/v1/accounts", "{\"name\":\"A\",\"employees\":\"" + NAME + "\"}");
        post("/v1/accounts", "{\"name\":\"A\",\"code\":\"" + EMAIL + "\"}");
        as("accounts:read").get("/v1/accounts?filter=name = \"" + NAME + "\" AND " + EMAIL);
        as("accounts:read").get("/v1/accounts/code:" + EMAIL);
        as("accounts:write", "accounts:read")
                .header("If-Match", EMAIL)
                .body(contact(account))
                .patch("/v1/contacts/" + contact);
        as("sales:write")
                .body("{\"saleId\":\"%s\",\"account\":\"%s\",\"occurredOn\":\"2025-01-01\",\"amount\":\"%s\"}"
                        .formatted(UUID.randomUUID(), EMAIL, PHONE))
                .post("/v1/sales");
        as("sales:write")
                .body("{\"saleId\":\"%s\",\"account\":\"%s\",\"occurredOn\":\"2025-01-01\",\"amount\":\"1\"}"
                        .formatted(UUID.randomUUID(), EMAIL))
                .post("/v1/sales")
                .then()
                .statusCode(202);
    }

    private static void files() {
        for (String rows : List.of(
                "c-1,nobody," + NAME + "," + EMAIL + "," + PHONE + "\n", "c-2,\"" + NAME + "," + EMAIL + "\n")) {
            String id = given().auth()
                    .oauth2(Tokens.of("accounts:write"))
                    .contentType("text/csv")
                    .body("contact_id,account_id,full_name,email,phone\n" + rows)
                    .post("/v1/imports?kind=contacts&source=marked-" + UUID.randomUUID())
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            given().auth()
                    .oauth2(Tokens.of("accounts:write"))
                    .header("Prefer", "wait=60")
                    .get("/v1/imports/" + id)
                    .then()
                    .statusCode(200);
            await().atMost(PATIENCE).until(() -> logged("import=" + id));
        }
    }

    private static void poison(String account) {
        UUID last = UUID.randomUUID();
        try (EventSender engagements = EventSender.to("abm.engagements")) {
            engagements.send(account, UUID.randomUUID(), "io.abmsuite.EngagementV1", "{\"who\":\"" + NAME + "\"");
            engagements.send(
                    account, UUID.randomUUID(), "io.abmsuite.EngagementV1", "{\"engagementId\":\"" + EMAIL + "\"}");
            engagements.send(last.toString(), null, "io.abmsuite.EngagementV1", "{\"text\":\"" + TEXT + "\"}");
        }
        await().atMost(PATIENCE).until(() -> logged("dead letter"));
    }

    private static boolean logged(String text) throws IOException {
        return Files.readString(LOG).contains(text);
    }

    private static String contact(String account) {
        return "{\"account\":\"%s\",\"fullName\":\"%s\",\"email\":\"%s\",\"phone\":\"%s\"}"
                .formatted(account, NAME, EMAIL, PHONE);
    }

    private static String feedback(String account, String kind) {
        return "{\"account\":\"%s\",\"kind\":\"%s\",\"cause\":\"QUALITY\",\"severity\":\"HIGH\",\"text\":\"%s\"}"
                .formatted(account, kind, TEXT);
    }

    private static ValidatableResponse post(String path, String body) {
        return as("accounts:write", "feedback:write", "pii:read")
                .body(body)
                .post(path)
                .then();
    }
}
