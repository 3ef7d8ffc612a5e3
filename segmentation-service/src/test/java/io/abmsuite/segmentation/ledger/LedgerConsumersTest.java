package io.abmsuite.segmentation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the topics do to the ledger and to the copies beside it. Each test has accounts and sales of its own. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class LedgerConsumersTest {

    private static final String SALE = "io.abmsuite.SaleV1";
    private static final String SNAPSHOT = "io.abmsuite.AccountSnapshotV1";
    private static final String FEEDBACK = "io.abmsuite.FeedbackChangedV1";

    private final EventSender sales = EventSender.to("abm.sales");
    private final EventSender accounts = EventSender.to("abm.accounts");
    private final EventSender feedback = EventSender.to("abm.feedback");
    private final UUID account = UUID.randomUUID();
    private final String source = "src-" + account;

    @AfterEach
    void close() {
        sales.close();
        accounts.close();
        feedback.close();
    }

    @Test
    void takesTheExamplesOfTheContracts() {
        Database.update("delete from sale where sale_id in ('10248-1', 'R-77')");
        Database.update("delete from day_total where account_id::text like '01930000-%'");
        List<String> examples = ContractExamples.of("abm.sales", "SaleV1");
        examples.forEach(example -> sales.send("contract", UUID.randomUUID(), SALE, example));

        eventually(
                "select revision, amount, margin, quantity, voided, status from sale"
                        + " where sale_id in ('10248-1', 'R-77') order by sale_id, revision",
                row(1, 1_680_000L, null, 120_000L, false, "shipped"),
                row(2, 1_680_000L, null, null, true, null),
                row(1, -123_456L, -31_000L, -10_000L, false, "returned"));
        assertThat(Database.query("select amount, rows, rows_negative from day_total where account_id ="
                        + " '01930000-0000-7000-8000-000000000002'"))
                .containsExactly(row(-123_456L, 1, 1));

        ContractExamples.of("abm.accounts", "AccountSnapshotV1")
                .forEach(example -> accounts.send("contract", UUID.randomUUID(), SNAPSHOT, example));
        ContractExamples.of("abm.feedback", "FeedbackChangedV1")
                .forEach(example -> feedback.send("contract", UUID.randomUUID(), FEEDBACK, example));
        eventually(
                "select open, version from complaint where feedback_id = '01930000-0000-7000-8000-0000000000f1'",
                row(false, 4L));
        assertThat(Database.value("select count(*) from dead_letter where message_key = ?", (Object)
                        "contract".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(0L);
    }

    @Test
    void countsASaleOnceThoughItsTopicComesThreeTimes() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            sell(first, "a", null, "100.00", false);
            sell(second, "b", null, "0.0001", false);
        }
        sell(UUID.randomUUID(), "marker", null, "1", false);

        eventually(totals(), row(1_010_001L, 3, 3, 0));
        assertThat(Database.value("select count(*) from sale where source = ?", source))
                .isEqualTo(3L);
    }

    @Test
    void followsCorrectionsVoidsAndLateRevisions() {
        sell(UUID.randomUUID(), "a", 1, "100", false);
        sell(UUID.randomUUID(), "a", 3, "80", false);
        sell(UUID.randomUUID(), "a", 2, "90", false);
        sell(UUID.randomUUID(), "b", 1, "50", false);
        sell(UUID.randomUUID(), "b", 2, "50", true);

        eventually(
                "select sale_id, revision from sale where source = '" + source + "' order by 1, 2",
                row("a", 1),
                row("a", 2),
                row("a", 3),
                row("b", 1),
                row("b", 2));
        eventually(totals(), row(800_000L, 1, 1, 0));
    }

    @Test
    void stampsWhatChangesWithARisingPosition() {
        sell(UUID.randomUUID(), "a", null, "1", false);
        eventually(totals(), row(10_000L, 1, 1, 0));
        long before = position();

        sell(UUID.randomUUID(), "a", null, "2", false);
        eventually(totals(), row(20_000L, 1, 1, 0));

        assertThat(position()).isGreaterThan(before);
        assertThat(Database.value("select max(position) from sale where source = ?", source))
                .isEqualTo(position());
    }

    @Test
    void holdsAPlaceForAnAccountThatComesAfterItsSale() {
        sell(UUID.randomUUID(), "a", null, "1", false);
        eventually(account("code, name, version"), row("C-" + account, null, 0L));

        snapshot(2, "Late Ltd");
        snapshot(1, "Older Ltd");
        tell(UUID.randomUUID(), 1, true);
        eventually(complaints(), row(true));

        eventually(account("code, name, version"), row("K-" + account, "Late Ltd", 2L));
    }

    @Test
    void forgetsAnErasedAccountForGood() {
        snapshot(1, "Known Ltd");
        eventually(account("name, erased"), row("Known Ltd", false));

        accounts.send(account.toString(), UUID.randomUUID(), null, null);
        eventually(account("name, erased"), row(null, true));

        UUID marker = UUID.randomUUID();
        snapshot(5, "Revived Ltd");
        accounts.send(account.toString(), UUID.randomUUID(), SNAPSHOT, snapshotOf(marker, 1, "Marker"));
        eventually("select name from account where account_id = '" + marker + "'", row("Marker"));
        assertThat(Database.query(account("name, erased"))).containsExactly(row(null, true));
    }

    @Test
    void keepsComplaintsOnlyAndTheirNewestVersion() {
        UUID complaint = UUID.randomUUID();
        tell(complaint, 3, true);
        tell(complaint, 2, false);
        feedback.send(
                account.toString(),
                UUID.randomUUID(),
                FEEDBACK,
                told(UUID.randomUUID(), 1, true).replace("\"COMPLAINT\"", "\"PRAISE\""));
        tell(UUID.randomUUID(), 1, false);

        eventually(complaints(), row(true), row(false));
    }

    @Test
    void putsWhatItCannotTakeAsideAndGoesOn() {
        UUID stolen = UUID.randomUUID();
        String sold = saleOf(account, "a", 7, "10", false);
        sell(UUID.randomUUID(), "a", 7, "10", false);
        sales.send(account.toString(), UUID.randomUUID(), SALE, "this is not JSON");
        sales.send(account.toString(), UUID.randomUUID(), SALE, sold.replace("\"EUR\"", "\"euro\""));
        sales.send(account.toString(), UUID.randomUUID(), SALE, sold.replace("\"10\"", "\"1.23456\""));
        sales.send(account.toString(), UUID.randomUUID(), SALE, sold.replace("\"10\"", "\"920000000000001\""));
        sales.send(account.toString(), UUID.randomUUID(), SALE, sold.replace("\"10\"", "\"11\""));
        sales.send(account.toString(), UUID.randomUUID(), SALE, saleOf(stolen, "a", 8, "10", false));
        sales.send(account.toString(), UUID.randomUUID(), "io.abmsuite.SaleV9", "{}");
        sales.send(null, UUID.randomUUID(), SALE, sold);
        sell(UUID.randomUUID(), "b", null, "1", false);

        eventually(totals(), row(110_000L, 2, 2, 0));
        assertThat(Database.query("select code from dead_letter where message_key = ? order by record_offset", (Object)
                        account.toString().getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        row("NOT_READABLE"),
                        row("SCHEMA"),
                        row("SCHEMA"),
                        row("OUT_OF_RANGE"),
                        row("REVISION_CONFLICT"),
                        row("ACCOUNT_CHANGED"));
        assertThat(Database.value("select count(*) from account where account_id = ?", stolen))
                .isEqualTo(0L);
    }

    private void sell(UUID event, String sale, Integer revision, String amount, boolean voided) {
        sales.send(account.toString(), event, SALE, saleOf(account, sale, revision, amount, voided));
    }

    private String saleOf(UUID owner, String sale, Integer revision, String amount, boolean voided) {
        return """
                {"source":"%s","saleId":"%s","revision":%s,"voided":%b,"accountId":"%s","accountCode":"C-%s",
                 "occurredOn":"2026-01-15","amount":"%s","currency":"EUR","future":1}""".formatted(source, sale, revision, voided, owner, owner, amount);
    }

    private void snapshot(long version, String name) {
        accounts.send(account.toString(), UUID.randomUUID(), SNAPSHOT, snapshotOf(account, version, name));
    }

    private static String snapshotOf(UUID id, long version, String name) {
        return """
                {"accountId":"%s","version":%d,"code":"K-%s","name":"%s","tags":[],"keyStatus":"NONE","roles":[],
                 "archived":false}""".formatted(id, version, id, name);
    }

    private void tell(UUID complaint, long version, boolean open) {
        feedback.send(account.toString(), UUID.randomUUID(), FEEDBACK, told(complaint, version, open));
    }

    private String told(UUID complaint, long version, boolean open) {
        return """
                {"feedbackId":"%s","version":%d,"accountId":"%s","accountCode":"C","kind":"COMPLAINT","severity":"LOW",
                 "change":"RECEIVED","status":"RECEIVED","open":%b,"occurredAt":"2026-01-15T10:00:00Z"}""".formatted(complaint, version, account, open);
    }

    private String totals() {
        return "select sum(amount)::bigint, sum(rows)::int, sum(rows_positive)::int, sum(rows_negative)::int"
                + " from day_total where account_id = '" + account + "'";
    }

    private String account(String columns) {
        return "select " + columns + " from account where account_id = '" + account + "'";
    }

    private String complaints() {
        return "select open from complaint where account_id = '" + account + "' order by version desc";
    }

    private static long position() {
        return (Long) Database.value("select n from ledger_position");
    }

    private static void eventually(String sql, Object... rows) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Database.query(sql)).isEqualTo(java.util.Arrays.asList(rows)));
    }

    private static List<Object> row(Object... values) {
        return java.util.Arrays.asList(values);
    }
}
