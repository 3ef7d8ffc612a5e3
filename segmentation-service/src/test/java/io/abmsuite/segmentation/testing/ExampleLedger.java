package io.abmsuite.segmentation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A ledger with nothing but the worked example of the specification, fed over Kafka as in production. */
public final class ExampleLedger {

    private static final Path FOLDER = Path.of("src/test/resources/abcxyz-example");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACCOUNT = """
            {"accountId": "%s", "version": %d, "code": "%s", "name": "%s", "parentId": null, "country": null,
             "region": null, "city": null, "industry": null, "segment": null, "team": %s, "tags": [],
             "keyStatus": "NONE", "roles": [], "archived": false}""";
    private static final String SALE = """
            {"source": "%s", "saleId": "%s", "revision": null, "voided": false, "accountId": "%s", "accountCode": "%s",
             "occurredOn": "%s", "amount": "%s", "currency": "%s"}""";

    private static final String FEEDBACK = """
            {"feedbackId": "%s", "version": %d, "accountId": "%s", "accountCode": "%s", "kind": "COMPLAINT",
             "cause": "QUALITY", "severity": "HIGH", "change": "%s", "status": "%s", "open": %s,
             "occurredAt": "2026-01-15T10:00:00Z"}""";

    private final String source;

    private ExampleLedger(String source) {
        this.source = source;
    }

    /** Forgets what other tests left, and takes the example in. */
    public static ExampleLedger feed() {
        ExampleLedger ledger = empty();
        List<String> accounts = lines("accounts.csv");
        try (EventSender sender = EventSender.to("abm.accounts")) {
            accounts.forEach(code -> ledger.account(sender, code));
        }
        List<String> sales = lines("transactions.csv");
        try (EventSender sender = EventSender.to("abm.sales")) {
            for (int i = 0; i < sales.size(); i++) {
                String[] cells = sales.get(i).split(",");
                ledger.sale(sender, "example-" + i, cells[0], cells[1], cells[2], "EUR");
            }
        }
        ledger.awaitRows(accounts.size(), sales.size());
        return ledger;
    }

    /** Forgets what other tests left. */
    public static ExampleLedger empty() {
        Database.update(
                "truncate account, account_history, exchange_rate, sale, day_total, complaint, account_class, class_override,"
                        + " class_move, publication_log, publishing, run_result");
        Database.update("update publication set number = 0, run_id = null, policy = null, as_of = null");
        Database.update("delete from run");
        return new ExampleLedger("test-" + UUID.randomUUID());
    }

    /** So many accounts, each with one sale in December 2025. */
    public void accounts(int number, UnaryOperator<String> amount) {
        List<String> codes =
                IntStream.range(0, number).mapToObj("C%04d"::formatted).toList();
        try (EventSender sender = EventSender.to("abm.accounts")) {
            codes.forEach(code -> account(sender, code));
        }
        try (EventSender sender = EventSender.to("abm.sales")) {
            codes.forEach(code -> sale(sender, "sale-" + code, code, "2025-12-01", amount.apply(code), "EUR"));
        }
        awaitRows(number, number);
    }

    /** One sale more, or another content of one. */
    public void add(String saleId, String code, String day, String amount, String currency) {
        long before = count("sale");
        try (EventSender sender = EventSender.to("abm.sales")) {
            sale(sender, saleId, code, day, amount, currency);
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count("sale")).isEqualTo(before + 1));
    }

    /** A complaint as it stands at a version. */
    public void feedback(UUID complaint, String code, int version, boolean open) {
        String key = idOf(code).toString();
        String status = open ? "RECEIVED" : "RESOLVED";
        try (EventSender sender = EventSender.to("abm.feedback")) {
            String payload = FEEDBACK.formatted(complaint, version, key, code, status, status, open);
            sender.send(key, UUID.randomUUID(), "io.abmsuite.FeedbackChangedV1", payload);
        }
    }

    /** Gives an account to a team, as told at a version. */
    public void team(String code, int version, String team) {
        String key = idOf(code).toString();
        String payload = ACCOUNT.formatted(key, version, code, code, '"' + team + '"');
        try (EventSender sender = EventSender.to("abm.accounts")) {
            sender.send(key, UUID.randomUUID(), "io.abmsuite.AccountSnapshotV1", payload);
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Database.value("select team from account where account_id = ?", idOf(code)))
                                .isEqualTo(team));
    }

    /** The id of an account of this ledger. */
    public UUID idOf(String code) {
        return Uuids.nameBased(source, code);
    }

    /** The expected results, without the header. */
    public static List<String> expected() {
        return lines("expected.csv");
    }

    private void account(EventSender sender, String code) {
        String key = idOf(code).toString();
        sender.send(
                key, UUID.randomUUID(), "io.abmsuite.AccountSnapshotV1", ACCOUNT.formatted(key, 1, code, code, null));
    }

    private void sale(EventSender sender, String saleId, String code, String day, String amount, String currency) {
        String key = idOf(code).toString();
        String sale = SALE.formatted(source, saleId, key, code, day, amount, currency);
        sender.send(key, Uuids.nameBased(source, saleId, day, amount), "io.abmsuite.SaleV1", sale);
    }

    private void awaitRows(long accounts, long sales) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(count("account")).isEqualTo(accounts);
            assertThat(count("sale")).isEqualTo(sales);
        });
    }

    private static long count(String table) {
        return (Long) Database.value("select count(*) from " + table);
    }

    private static List<String> lines(String file) {
        try (Stream<String> lines = Files.lines(FOLDER.resolve(file))) {
            return lines.skip(1).toList();
        } catch (IOException failure) {
            throw new IllegalStateException(file, failure);
        }
    }
}
