package io.abmsuite.accounts.messaging;

import static io.abmsuite.accounts.Accounts.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.abmsuite.accounts.Accounts;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the other services tell is shown on the account. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ConsumersTest {

    private static final String EXAMPLE = "01930000-0000-7000-8000-000000000001";
    private static final String CLASS = "io.abmsuite.PublishedClassV1";
    private static final String CHANGE = "io.abmsuite.ClassChangedV1";
    private static final String ENGAGEMENT = "io.abmsuite.EngagementV1";

    @Test
    void showsTheNewestPublishedClass() {
        String account = opened();
        try (EventSender classes = EventSender.to("abm.classes")) {
            send(classes, account, CLASS, published(account, 2, "AY"));
            send(classes, account, CLASS, published(account, 1, "CZ"));
            send(classes, account, CLASS, published(account, 2, "BX"));
            send(classes, account, CLASS, "this is not JSON");
            send(classes, account, "io.abmsuite.UnknownV1", "{}");
            send(classes, account, CLASS, published(account, 3, "AX"));
        }

        eventually(() -> get("/v1/accounts/" + account)
                .body("publishedClass.cell", equalTo("AX"))
                .body("publishedClass.flags", contains("DOMINANT", "MAJOR")));
        assertThat(Database.query("select code from dead_letter where message_key = ?", (Object)
                        account.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(List.of("NOT_READABLE"));
    }

    @Test
    void keepsTheHistoryOfClassesOnceThoughItComesThreeTimes() {
        String account = opened();
        UUID event = Uuids.timeOrdered();
        List<String> examples = ContractExamples.of("abm.segments", "ClassChangedV1");
        try (EventSender segments = EventSender.to("abm.segments")) {
            for (int i = 0; i < 3; i++) {
                segments.send(account, event, CHANGE, examples.get(0).replace(EXAMPLE, account));
            }
            Map.of(
                            "RunCompletedV1", ContractExamples.of("abm.segments", "RunCompletedV1"),
                            "AccountDormantV1", ContractExamples.of("abm.segments", "AccountDormantV1"),
                            "AccountLostV1", ContractExamples.of("abm.segments", "AccountLostV1"),
                            "ConcentrationCrossedV1", ContractExamples.of("abm.segments", "ConcentrationCrossedV1"))
                    .forEach((type, skipped) ->
                            skipped.forEach(example -> send(segments, account, "io.abmsuite." + type, example)));
            send(segments, account, CHANGE, examples.get(1).replace("01930000-0000-7000-8000-000000000002", account));
        }

        eventually(() -> get("/v1/accounts/" + account + "/class-changes").body("items", hasSize(2)));
        get("/v1/accounts/" + account + "/class-changes").body("items.toLifecycle", contains("ACTIVE", "LOST"));
    }

    @Test
    void keepsEngagementsOnceAndInTheirOrder() {
        String account = opened();
        UUID event = Uuids.timeOrdered();
        String id = Uuids.timeOrdered().toString();
        String example = ContractExamples.of("abm.engagements", "EngagementV1")
                .get(0)
                .replace(EXAMPLE, account)
                .replace("01930000-0000-7000-8000-0000000000e1", id);
        try (EventSender engagements = EventSender.to("abm.engagements")) {
            for (int i = 0; i < 3; i++) {
                engagements.send(account, event, ENGAGEMENT, example);
            }
            send(
                    engagements,
                    account,
                    ENGAGEMENT,
                    example.replace(id, Uuids.timeOrdered().toString()));
            send(engagements, account, ENGAGEMENT, example.replace("\"DELIVERED\"", "null"));
            send(
                    engagements,
                    account,
                    ENGAGEMENT,
                    example.replace(id, Uuids.timeOrdered().toString()));
        }

        eventually(() -> assertThat(
                        Database.query("select code, state from dead_letter where event_key = ? order by seq", account))
                .containsExactly(List.of("SCHEMA", "WAITING"), List.of("HELD_BACK", "HELD_BACK")));
        get("/v1/accounts/" + account + "/engagements").body("items", hasSize(2));
        get("/v1/accounts/" + account + "/engagements")
                .body("items[0].kind", equalTo("DELIVERED"))
                .body("items[0].campaignName", equalTo("Spring core accounts"));
    }

    private static String published(String account, int version, String cell) {
        return ContractExamples.of("abm.classes", "PublishedClassV1")
                .get(0)
                .replace(EXAMPLE, account)
                .replace("\"version\": 1", "\"version\": " + version)
                .replace("\"cell\": \"AX\"", "\"cell\": \"" + cell + "\"");
    }

    private static void send(EventSender sender, String account, String type, String payload) {
        sender.send(account, Uuids.timeOrdered(), type, payload);
    }

    private static ValidatableResponse get(String path) {
        return Accounts.as("accounts:read").get(path).then().statusCode(200);
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion::run);
    }
}
