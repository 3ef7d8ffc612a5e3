package io.abmsuite.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import java.time.Duration;
import java.util.UUID;

/** Tells the service facts as the other services would: over Kafka. */
public final class Facts implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventSender accounts = EventSender.to("abm.accounts");
    private final EventSender contacts = EventSender.to("abm.contacts");
    private final EventSender classes = EventSender.to("abm.classes");
    private final EventSender feedback = EventSender.to("abm.feedback");

    /** An account in a country; its tag narrows the audiences of one test to its own accounts. */
    public UUID account(String name, String country, String tag) {
        UUID id = UUID.randomUUID();
        account(id, 1, name, country, tag, false);
        return id;
    }

    public void account(UUID id, long version, String name, String country, String tag, boolean archived) {
        accounts.send(id.toString(), UUID.randomUUID(), "io.abmsuite.AccountSnapshotV1", """
                {"accountId":"%s","version":%d,"code":"C-%s","name":"%s","country":"%s","city":"Berlin","tags":["%s"],
                 "keyStatus":"NONE","roles":[],"archived":%b,"futureField":1}""".formatted(
                        id, version, name, name, country, tag, archived));
    }

    /** An account of a team, as told at a version. */
    public void accountOfTeam(UUID id, long version, String name, String tag, String team) {
        accounts.send(id.toString(), UUID.randomUUID(), "io.abmsuite.AccountSnapshotV1", """
                {"accountId":"%s","version":%d,"code":"C-%s","name":"%s","country":"Germany","city":"Berlin","tags":["%s"],
                 "team":"%s","keyStatus":"NONE","roles":[],"archived":false}""".formatted(
                        id, version, name, name, tag, team));
    }

    public void erase(UUID account) {
        accounts.send(account.toString(), UUID.randomUUID(), null, null);
    }

    public UUID contact(UUID account, String fullName) {
        UUID id = UUID.randomUUID();
        contacts.send(id.toString(), UUID.randomUUID(), "io.abmsuite.ContactSnapshotV1", """
                {"contactId":"%s","version":1,"accountId":"%s","fullName":"%s","phone":"030","archived":false}""".formatted(
                        id, account, fullName));
        return id;
    }

    public void published(UUID account, long version, String cell, String... flags) {
        classes.send(account.toString(), UUID.randomUUID(), "io.abmsuite.PublishedClassV1", """
                {"accountId":"%s","accountCode":"x","version":%d,"policy":"standard","policyVersion":1,
                 "runId":"01930000-0000-7000-8000-00000000000a","asOf":"2026-01-15","since":"2026-01-15","cell":"%s",
                 "lifecycle":"ACTIVE","flags":[%s],"monthTotals":[]}""".formatted(
                        account, version, cell, flags.length == 0 ? "" : '"' + String.join("\",\"", flags) + '"'));
    }

    public void complaint(UUID id, UUID account, long version, boolean open) {
        feedback.send(account.toString(), UUID.randomUUID(), "io.abmsuite.FeedbackChangedV1", """
                {"feedbackId":"%s","version":%d,"accountId":"%s","accountCode":"x","kind":"COMPLAINT","severity":"HIGH",
                 "change":"RECEIVED","status":"RECEIVED","open":%b,"occurredAt":"2026-01-15T10:00:00Z"}""".formatted(
                        id, version, account, open));
    }

    /** Waits until the account has arrived. */
    public static void awaitAccount(UUID id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.query("select 1 from account where account_id = ?", id))
                        .hasSize(1));
    }

    @Override
    public void close() {
        accounts.close();
        contacts.close();
        classes.close();
        feedback.close();
    }
}
