package io.abmsuite.campaigns.accountview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.abmsuite.campaigns.Campaigns;
import io.abmsuite.campaigns.Facts;
import io.abmsuite.platform.testing.CopyRebuild;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each copy is spoilt in every way and made anew while events flow; audiences follow. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class CopyRebuildTest {

    private static final int ACCOUNTS = 60;

    private final String tag = "t-" + UUID.randomUUID();
    private final Facts facts = new Facts();
    private final List<UUID> ids = new ArrayList<>();
    private final List<UUID> contacts = new ArrayList<>();

    @BeforeEach
    void tellFacts() {
        for (int i = 0; i < ACCOUNTS; i++) {
            UUID account = facts.account("N" + i, "Germany", tag);
            ids.add(account);
            contacts.add(facts.contact(account, "Person " + i));
            facts.published(account, 1, "AX");
        }
        facts.erase(ids.get(0));
        awaitTold();
    }

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void makesAccountsAnewAndLetsAudiencesFollow() {
        String campaign = Campaigns.draft("{\"tags\":[\"" + tag + "\"],\"countries\":[\"DE\"]}");
        awaitAudience(campaign, ids.subList(1, ACCOUNTS));
        List<List<Object>> before = digest("account", "account_id", ids);
        Database.update("delete from account where account_id = any(?::uuid[])", some(ids, 1, 20));
        Database.update(
                "update account set country = 'France', country_key = 'FR', version = 99 where account_id = any(?::uuid[])",
                some(ids, 20, 40));
        UUID ghost = UUID.randomUUID();
        Database.update(
                "insert into account (account_id, code, country_key, tags, version) values (?, 'GHOST', 'DE', array[?]::text[], 1)",
                ghost,
                tag);

        CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> {
            for (int i = 50; i < ACCOUNTS; i++) {
                facts.account(ids.get(i), 2, "N" + i, "Germany", tag, false);
            }
        });
        CopyRebuild.of("accounts")
                .body("rowsRemoved", greaterThanOrEqualTo(1))
                .body("rowsAdded", greaterThanOrEqualTo(19));
        flow.join();

        await().atMost(Facts.PATIENCE)
                .untilAsserted(() -> assertThat(Database.value(
                                "select count(*) from account where version = 2 and account_id = any(?::uuid[])",
                                some(ids, 50, ACCOUNTS)))
                        .isEqualTo(10L));
        Database.update(
                "update account set version = 1 where account_id = any(?::uuid[]) and version = 2",
                some(ids, 50, ACCOUNTS));
        assertThat(digest("account", "account_id", ids)).isEqualTo(before);
        assertThat(Database.query("select 1 from account where account_id = ?", ghost))
                .isEmpty();
        awaitAudience(campaign, ids.subList(1, ACCOUNTS));
    }

    @Test
    void makesContactsAnew() {
        List<List<Object>> before = digest("contact", "contact_id", contacts);
        Database.update("delete from contact where contact_id = any(?::uuid[])", some(contacts, 0, 20));
        Database.update(
                "update contact set full_name = 'Wrong', version = 99 where contact_id = any(?::uuid[])",
                some(contacts, 20, 40));
        UUID ghost = UUID.randomUUID();
        Database.update(
                "insert into contact (contact_id, account_id, full_name, version) values (?, ?, 'Ghost', 1)",
                ghost,
                ids.get(1));

        CompletableFuture<UUID> flow = CompletableFuture.supplyAsync(() -> facts.contact(ids.get(1), "New"));
        CopyRebuild.of("contacts")
                .body("rowsRemoved", greaterThanOrEqualTo(1))
                .body("rowsAdded", greaterThanOrEqualTo(20));
        UUID added = flow.join();

        assertThat(digest("contact", "contact_id", contacts)).isEqualTo(before);
        assertThat(Database.query("select 1 from contact where contact_id = ?", ghost))
                .isEmpty();
        await().atMost(Facts.PATIENCE)
                .untilAsserted(() -> assertThat(digest("contact", "contact_id", List.of(added)))
                        .hasSize(1));
    }

    @Test
    void makesClassesAnew() {
        List<List<Object>> before = digest("account_class", "account_id", ids);
        Database.update("delete from account_class where account_id = any(?::uuid[])", some(ids, 0, 20));
        Database.update(
                "update account_class set cell = 'CZ', version = 99 where account_id = any(?::uuid[])",
                some(ids, 20, 40));
        UUID ghost = UUID.randomUUID();
        Database.update("""
                insert into account_class (account_id, version, policy, run_id, as_of, cell, lifecycle, flags)
                values (?, 1, 'p', ?, '2026-01-01', 'AX', 'ACTIVE', '{}')
                """, ghost, ghost);

        CopyRebuild.of("classes")
                .body("rowsRemoved", greaterThanOrEqualTo(1))
                .body("rowsAdded", greaterThanOrEqualTo(20));

        assertThat(digest("account_class", "account_id", ids)).isEqualTo(before);
        assertThat(Database.query("select 1 from account_class where account_id = ?", ghost))
                .isEmpty();
    }

    private void awaitTold() {
        await().atMost(Facts.PATIENCE).untilAsserted(() -> {
            assertThat(digest("account", "account_id", ids)).hasSize(ACCOUNTS);
            assertThat(digest("contact", "contact_id", contacts)).hasSize(ACCOUNTS);
            assertThat(digest("account_class", "account_id", ids)).hasSize(ACCOUNTS);
            assertThat(Database.value("select erased from account where account_id = ?", ids.get(0)))
                    .isEqualTo(true);
        });
    }

    private static List<List<Object>> digest(String table, String key, List<UUID> keys) {
        return Database.query(
                "select t::text from " + table + " t where " + key + " = any(?::uuid[]) order by " + key, array(keys));
    }

    private static void awaitAudience(String campaign, List<UUID> expected) {
        await().atMost(Facts.PATIENCE)
                .untilAsserted(() -> assertThat(Database.query(
                                        "select account_id from audience_member where campaign_id = ?::uuid and status = 'IN'",
                                        campaign)
                                .stream()
                                .map(row -> row.get(0)))
                        .containsExactlyInAnyOrderElementsOf(List.copyOf(expected)));
    }

    private static String some(List<UUID> all, int from, int to) {
        return array(all.subList(from, to));
    }

    private static String array(List<UUID> all) {
        return all.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
