package io.abmsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.UUID;

/** The examples of the operations every service has from the platform. */
public final class PlatformExamples {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PlatformExamples() {}

    /** Sends them all; letters are put aside from this topic. */
    public static void send(ExampleCalls examples, String topic) {
        examples.sendAll(aside(topic), "getDeadLetter", "discardDeadLetter");
        examples.sendAll(mended(aside(topic)), "replayDeadLetter");
        examples.send("listDeadLetters");
        audit(examples);
        examples.send("replayDeadLetters");
        String copy = examples.send("listCopies").path("items[0].name");
        String rebuild = examples.send("rebuildCopy", () -> copy).path("id");
        await().atMost(PATIENCE)
                .untilAsserted(() -> examples.send("getRebuild", () -> copy + "/" + rebuild)
                        .then()
                        .body("status", equalTo("COMPLETED")));
    }

    /** The letters above have left entries. */
    private static void audit(ExampleCalls examples) {
        examples.send("listAudit");
        examples.sendAll(
                Database.value("select id from audit_entry order by id limit 1").toString(), "getAuditEntry");
        examples.send("verifyAudit");
    }

    /** A letter put aside because its event does not name its type. */
    private static String aside(String topic) {
        String key = UUID.randomUUID().toString();
        try (EventSender sender = EventSender.to(topic)) {
            sender.send(key, UUID.randomUUID(), null, "{}");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.query("select 1 from dead_letter where event_key = ?", key))
                        .hasSize(1));
        return Database.value("select id from dead_letter where event_key = ?", key)
                .toString();
    }

    /** The same letter with a type nobody knows, which is skipped. */
    private static String mended(String letter) {
        Database.update(
                "update dead_letter set headers = headers || jsonb_build_object('ce_type', 'io.abmsuite.UnknownV1')"
                        + " where id = cast(? as uuid)",
                letter);
        return letter;
    }
}
