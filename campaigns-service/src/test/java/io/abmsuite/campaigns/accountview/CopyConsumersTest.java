package io.abmsuite.campaigns.accountview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.campaigns.Facts;
import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The copies of what the other services know. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class CopyConsumersTest {

    private static final String FIRST = "01930000-0000-7000-8000-000000000001";
    private static final String COMPLAINT = "01930000-0000-7000-8000-0000000000f1";
    private static final String SECOND = "01930000-0000-7000-8000-000000000002";

    @Test
    void takesTheExamplesOfTheContracts() {
        sendExamples("abm.accounts", "AccountSnapshotV1");
        sendExamples("abm.contacts", "ContactSnapshotV1");
        sendExamples("abm.classes", "PublishedClassV1");
        sendExamples("abm.feedback", "FeedbackChangedV1");

        eventually("select cell, lifecycle from account_class where account_id = '" + FIRST + "'", "AX", "ACTIVE");
        eventually("select cell, lifecycle from account_class where account_id = '" + SECOND + "'", null, "LOST");
        eventually("select open, version from complaint where feedback_id = '" + COMPLAINT + "'", false, 4L);
        eventually("select count(*) from account where account_id in ('" + FIRST + "', '" + SECOND + "')", 2L);
        assertThat(Database.value("select count(*) from dead_letter where message_key = ?", (Object) key("contract")))
                .isEqualTo(0L);
    }

    /** Each topic: what is not readable or breaks the schema is put aside, what is not known is skipped, and on it goes. */
    @ParameterizedTest
    @CsvSource({
        "abm.accounts, AccountSnapshotV1, accountId, account",
        "abm.contacts, ContactSnapshotV1, contactId, contact",
        "abm.classes, PublishedClassV1, accountId, account_class",
        "abm.feedback, FeedbackChangedV1, feedbackId, complaint"
    })
    void putsPoisonAsideAndHandlesTheNextMessage(String topic, String type, String idField, String table) {
        String id = UUID.randomUUID().toString();
        String good = ContractExamples.of(topic, type)
                .get(0)
                .replaceFirst("\"" + idField + "\": \"[^\"]+\"", "\"" + idField + "\": \"" + id + "\"");
        try (EventSender sender = EventSender.to(topic)) {
            sender.send(id, UUID.randomUUID(), "io.abmsuite." + type, "this is not JSON");
            sender.send(id, UUID.randomUUID(), "io.abmsuite." + type, good.replace(id, "not-a-uuid"));
            sender.send(id, UUID.randomUUID(), "io.abmsuite.UnknownV1", "{}");
            sender.send(null, UUID.randomUUID(), "io.abmsuite." + type, good);
            sender.send(id, UUID.randomUUID(), "io.abmsuite." + type, good);
        }

        String column = table.equals("account_class") ? "account_id" : idField.replace("Id", "_id");
        eventually("select count(*) from " + table + " where " + column + " = '" + id + "'", 1L);
        assertThat(Database.query(
                        "select code from dead_letter where message_key = ? order by record_offset", (Object) key(id)))
                .containsExactly(List.of("NOT_READABLE"), List.of("NOT_READABLE"));
    }

    private static void sendExamples(String topic, String type) {
        try (EventSender sender = EventSender.to(topic)) {
            ContractExamples.of(topic, type)
                    .forEach(example -> sender.send("contract", UUID.randomUUID(), "io.abmsuite." + type, example));
        }
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void eventually(String sql, Object... row) {
        await().atMost(Facts.PATIENCE)
                .untilAsserted(() -> assertThat(Database.query(sql)).isEqualTo(List.of(Arrays.asList(row))));
    }
}
