package io.abmsuite.segmentation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the service of accounts and sales over Kafka, and waits until it has heard. */
public final class LedgerFeed implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So much longer for each sale. */
    private static final long EACH_MILLIS = 5;

    private final String source = "feed-" + UUID.randomUUID();
    private final EventSender accounts = EventSender.to("abm.accounts");
    private final EventSender sales = EventSender.to("abm.sales");
    private final Map<String, Integer> told = new HashMap<>();
    /** What the copy should hold; below zero for an erased account, which no later event revives. */
    private final Map<String, Integer> versions = new HashMap<>();

    private final Map<String, Long> revisions = new HashMap<>();

    /** What an account is told with; null is nothing. */
    public record Facts(String team, String country, String parent) {

        public static final Facts NONE = new Facts(null, null, null);
    }

    /** Begins with an empty ledger. */
    public static LedgerFeed empty() {
        ExampleLedger.empty();
        return new LedgerFeed();
    }

    /** A feed beside others: its accounts have ids of their own, whatever their codes. */
    public static LedgerFeed another() {
        return new LedgerFeed();
    }

    /** The id of an account of this feed. */
    public UUID idOf(String code) {
        return Uuids.nameBased(source, code);
    }

    /** A new account, or the next version of one. An erased one stays erased. */
    public LedgerFeed account(String code, Facts facts) {
        int version = told.merge(code, 1, Integer::sum);
        versions.computeIfPresent(code, (any, before) -> before < 0 ? before : version);
        versions.putIfAbsent(code, version);
        String parent = facts.parent() == null ? null : idOf(facts.parent()).toString();
        send(
                accounts,
                code,
                """
                {"accountId": "%s", "version": %d, "code": "%s", "name": "%s v%d", "parentId": %s, "country": %s,
                 "team": %s, "tags": [], "keyStatus": "NONE", "roles": [], "archived": false}""".formatted(
                                idOf(code),
                                version,
                                code,
                                code,
                                version,
                                text(parent),
                                text(facts.country()),
                                text(facts.team())),
                "io.abmsuite.AccountSnapshotV1");
        return this;
    }

    /** An account is erased. */
    public LedgerFeed erase(String code) {
        accounts.post(idOf(code).toString(), UUID.randomUUID(), null, null);
        versions.put(code, -1);
        return this;
    }

    /** A sale, or its next revision. */
    public LedgerFeed sale(String id, String code, String day, String amount, String currency) {
        return sale(id, code, day, "\"amount\": \"%s\", \"currency\": \"%s\"".formatted(amount, currency));
    }

    /** A sale with what else there is to say of it, as JSON. */
    public LedgerFeed sale(String id, String code, String day, String figures) {
        revisions.merge(id, 1L, Long::sum);
        send(sales, code, """
                {"source": "%s", "saleId": "%s", "voided": false, "accountId": "%s", "accountCode": "%s",
                 "occurredOn": "%s", %s}""".formatted(source, id, idOf(code), code, day, figures), "io.abmsuite.SaleV1");
        return this;
    }

    /** A sale the ledger will not take. */
    public void tooMuch(String id, String code, String day, String amount, String currency) {
        sale(id, code, day, amount, currency);
        revisions.remove(id);
    }

    /** A sale is voided. */
    public LedgerFeed voided(String id, String code, String day) {
        long revision = revisions.merge(id, 1L, Long::sum);
        send(sales, code, """
                {"source": "%s", "saleId": "%s", "voided": true, "accountId": "%s", "accountCode": "%s",
                 "occurredOn": "%s", "amount": "%d", "currency": "EUR"}""".formatted(source, id, idOf(code), code, day, revision), "io.abmsuite.SaleV1");
        return this;
    }

    /** Waits until as many sales are in the ledger as were sent. */
    public LedgerFeed received() {
        accounts.flush();
        sales.flush();
        long sent = revisions.values().stream().mapToLong(Long::longValue).sum();
        await().atMost(PATIENCE.plusMillis(EACH_MILLIS * sent))
                .until(() -> Database.value("select count(*) from sale where source = ?", source)
                        .equals(sent));
        return this;
    }

    /** Waits until all that was sent is in the ledger. */
    public LedgerFeed applied() {
        received();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(revisionsInTheLedger()).isEqualTo(revisions);
            versions.forEach((code, version) -> assertThat(Database.query(
                            "select case when erased then -1 else version end from account where account_id = ?",
                            idOf(code)))
                    .as(code)
                    .containsExactly(List.of((long) version)));
        });
        return this;
    }

    private Map<String, Long> revisionsInTheLedger() {
        Map<String, Long> found = new HashMap<>();
        Database.query("select sale_id, count(*) from sale where source = ? group by sale_id", source)
                .forEach(row -> found.put((String) row.get(0), (Long) row.get(1)));
        return found;
    }

    @Override
    public void close() {
        accounts.close();
        sales.close();
    }

    private void send(EventSender sender, String code, String payload, String type) {
        sender.post(idOf(code).toString(), UUID.randomUUID(), type, payload);
    }

    private static String text(String value) {
        return value == null ? null : '"' + value + '"';
    }
}
