package io.abmsuite.campaigns.audience;

import static io.abmsuite.campaigns.Campaigns.anna;
import static io.abmsuite.campaigns.Facts.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.campaigns.Campaigns;
import io.abmsuite.campaigns.Facts;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AudienceFollowsTest {

    private final Facts facts = new Facts();
    private final String tag = "t" + UUID.randomUUID();

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void reachesTheRightAccountsAndSaysWhy() {
        UUID german = facts.account("german", "Germany", tag);
        UUID byCode = facts.account("byCode", "DEU", tag);
        UUID french = facts.account("french", "France", tag);
        UUID small = facts.account("small", "Germany", tag);
        facts.published(german, 1, "AX");
        facts.published(byCode, 1, "BX");
        facts.published(french, 1, "AX");
        facts.published(small, 1, "CZ");

        String campaign =
                Campaigns.draft("{\"cells\":[\"AX\",\"BX\"],\"countries\":[\"de\"],\"tags\":[\"" + tag + "\"]}");

        awaitAudience(campaign, Map.of("C-german", "IN", "C-byCode", "IN"));
        JsonPath page = anna().get("/v1/campaigns/" + campaign + "/audience")
                .then()
                .extract()
                .jsonPath();
        Map<String, Object> why = page.getMap("items.find { it.accountCode == 'C-german' }.why");
        assertThat(why)
                .containsEntry("cell", "AX")
                .containsEntry("runId", "01930000-0000-7000-8000-00000000000a")
                .containsEntry("asOf", "2026-01-15");
        assertThat(why.get("criteria")).isEqualTo(Map.of("cell", "AX", "country", "Germany", "tags", List.of(tag)));
    }

    @Test
    void holdsAnAccountOutWhileAComplaintIsOpen() {
        UUID account = facts.account("unhappy", "Germany", tag);
        facts.published(account, 1, "AX");
        String campaign = Campaigns.draft("{\"cells\":[\"AX\"],\"tags\":[\"" + tag + "\"]}");
        awaitAudience(campaign, Map.of("C-unhappy", "IN"));
        UUID complaint = UUID.randomUUID();

        facts.complaint(complaint, account, 1, true);
        awaitAudience(campaign, Map.of("C-unhappy", "HELD_OUT"));
        JsonPath page = anna().get("/v1/campaigns/" + campaign + "/audience")
                .then()
                .extract()
                .jsonPath();
        assertThat(page.getList("items[0].why.openComplaints")).isEqualTo(List.of(complaint.toString()));

        facts.complaint(complaint, account, 3, false);
        awaitAudience(campaign, Map.of("C-unhappy", "IN"));

        facts.complaint(complaint, account, 2, true);
        facts.published(account, 2, "AX", "MAJOR");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Database.value("select version from account_class where account_id = ?", account))
                        .isEqualTo(2L));
        awaitAudience(campaign, Map.of("C-unhappy", "IN"));
    }

    @Test
    void followsAClassThatChangesAndOneThatComesBeforeItsAccount() {
        UUID late = UUID.randomUUID();
        facts.published(late, 1, "AX");
        UUID mover = facts.account("mover", "Germany", tag);
        facts.published(mover, 1, "CZ");
        String campaign = Campaigns.draft("{\"cells\":[\"AX\"],\"tags\":[\"" + tag + "\"]}");
        Facts.awaitAccount(mover);
        awaitAudience(campaign, Map.of());

        facts.published(mover, 2, "AX");
        facts.account(late, 1, "late", "Germany", tag, false);
        awaitAudience(campaign, Map.of("C-mover", "IN", "C-late", "IN"));

        facts.published(mover, 1, "AX");
        facts.published(mover, 3, "AY");
        awaitAudience(campaign, Map.of("C-late", "IN"));
    }

    @Test
    void leavesArchivedAndErasedAccountsOut() {
        UUID archived = facts.account("archived", "Germany", tag);
        UUID erased = facts.account("erased", "Germany", tag);
        String campaign = Campaigns.draft("{\"tags\":[\"" + tag + "\"]}");
        awaitAudience(campaign, Map.of("C-archived", "IN", "C-erased", "IN"));

        facts.account(archived, 2, "archived", "Germany", tag, true);
        facts.erase(erased);
        facts.account(erased, 3, "erased", "Germany", tag, false);

        awaitAudience(campaign, Map.of());
    }

    @Test
    void takesTheComputedRoleFromTheClass() {
        UUID major = facts.account("major", "Germany", tag);
        facts.published(major, 1, "AX", "MAJOR");
        UUID minor = facts.account("minor", "Germany", tag);
        facts.published(minor, 1, "AX");

        String campaign = Campaigns.draft("{\"clientRoles\":[\"BREADWINNER\"],\"tags\":[\"" + tag + "\"]}");

        awaitAudience(campaign, Map.of("C-major", "IN"));
    }

    @Test
    void putsPoisonAsideAndTakesTheNextMessage() {
        UUID good = UUID.randomUUID();
        try (EventSender sender = EventSender.to("abm.accounts")) {
            sender.send(good.toString(), UUID.randomUUID(), "io.abmsuite.AccountSnapshotV1", "no json");
            sender.send(good.toString(), UUID.randomUUID(), "io.abmsuite.AccountSnapshotV1", "{\"version\":1}");
            sender.send(good.toString(), UUID.randomUUID(), "io.abmsuite.AccountSnapshotV9", "{}");
            sender.send(null, UUID.randomUUID(), "io.abmsuite.AccountSnapshotV1", "{}");
        }

        facts.account(good, 1, "good", "Germany", tag, false);

        Facts.awaitAccount(good);
        assertThat(Database.query(
                        "select code from dead_letter where consumer = 'campaigns.accounts' and message_key = ? order by record_offset",
                        (Object) good.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .containsExactly(List.of("NOT_READABLE"), List.of("SCHEMA"));
    }

    private static void awaitAudience(String campaign, Map<String, String> expected) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath page = anna().get("/v1/campaigns/" + campaign + "/audience")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            Map<String, String> found = new TreeMap<>();
            page.<Map<String, Object>>getList("items")
                    .forEach(item -> found.put((String) item.get("accountCode"), (String) item.get("status")));
            assertThat(found).isEqualTo(new TreeMap<>(expected));
        });
    }
}
